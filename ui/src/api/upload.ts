// Bytes of a file on their way to the core: the one thing that does not go through `rpc`.
import { toFailure } from "./failure";
import { host } from "./host";

/** What the core keeps of it, until it is closed or another file comes. */
export interface Uploaded {
  upload: string;
}

/** The core's own limit (hub-files); said before the bytes are read, so that nothing has to hold them. */
export const MAX_FILE_BYTES = 100_000_000;

/** Rejects with a `Failure` only. */
export async function upload(name: string, content: Blob): Promise<Uploaded> {
  if (content.size > MAX_FILE_BYTES) {
    throw toFailure({ code: "FILE_TOO_LARGE", facts: { found: content.size, allowed: MAX_FILE_BYTES } });
  }
  const bytes = await content.arrayBuffer().catch(() => {
    throw toFailure({ code: "FILE_NOT_READABLE", facts: { name } });
  });
  return (await host().upload(name, bytes)) as Uploaded;
}
