// A host for tests: answers come from a table of functions, every call is recorded.
import type { Changed, CommandName, Params, Result } from "@/api";
import { Failure } from "@/api";
import { setHost } from "@/api/host";

export type Answers = { [C in CommandName]?: (params: Params<C>) => Result<C> | Promise<Result<C>> } & {
  /** What the core says to the bytes of a file. */
  upload?: (name: string, bytes: ArrayBuffer) => unknown;
};

export interface FakeHost {
  calls: { command: string; params: unknown }[];
  change(changed: Changed): void;
}

export function fakeHost(answers: Answers): FakeHost {
  const listeners = new Set<(changed: Changed) => void>();
  const calls: FakeHost["calls"] = [];
  setHost({
    async send(command, params) {
      calls.push({ command, params });
      const answer = answers[command as CommandName] as ((params: unknown) => unknown) | undefined;
      if (!answer) throw new Failure("NO_SUCH_COMMAND", { command });
      return answer(params);
    },
    async upload(name, bytes) {
      calls.push({ command: "upload", params: { name, size: bytes.byteLength } });
      if (!answers.upload) throw new Failure("NO_SUCH_COMMAND", { command: "upload" });
      return answers.upload(name, bytes);
    },
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  return { calls, change: (changed) => listeners.forEach((listener) => void listener(changed)) };
}
