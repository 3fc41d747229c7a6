// The two ways to the core: inside the desktop window, and over HTTP for a plain browser (tests, development).
// Nothing else in the interface may import @tauri-apps.
import { invoke, isTauri } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { toFailure } from "./failure";

/** Rows changed in the core: of which kinds, and of which ideas; none named, or `all`, means any. */
export interface Changed {
  kinds: string[];
  ids: string[];
  all?: boolean;
}

export interface Host {
  /** Sends one command; rejects with a {@link Failure}. */
  send(command: string, params: unknown): Promise<unknown>;
  /** Hands over the bytes of a file; rejects with a {@link Failure}. */
  upload(name: string, bytes: ArrayBuffer): Promise<unknown>;
  /** Calls back whenever rows changed; returns how to stop. */
  onChanged(listener: (changed: Changed) => void): () => void;
}

/** Headers hold ASCII only. */
const named = (name: string): Record<string, string> => ({ "x-file-name": encodeURIComponent(name) });

const tauri: Host = {
  async send(command, params) {
    try {
      return await invoke("rpc", { command, params });
    } catch (thrown) {
      throw toFailure(thrown);
    }
  },
  async upload(name, bytes) {
    try {
      return await invoke("upload", bytes, { headers: named(name) });
    } catch (thrown) {
      throw toFailure(thrown);
    }
  },
  onChanged(listener) {
    const stop = listen<Changed>("changed", (event) => listener(event.payload));
    return () => void stop.then((unlisten) => unlisten());
  },
};

const http: Host = {
  async send(command, params) {
    const answer = await fetch(`${window.location.origin}/rpc`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ command, params }),
    }).catch(() => {
      throw toFailure({ code: "HOST_UNREACHABLE", facts: {} });
    });
    const isBinary = answer.headers.get("content-type")?.startsWith("application/octet-stream") ?? false;
    const body: unknown = isBinary ? await answer.arrayBuffer() : await answer.json().catch(() => null);
    if (!answer.ok) throw toFailure(body);
    return body;
  },
  async upload(name, bytes) {
    const answer = await fetch(`${window.location.origin}/upload`, {
      method: "POST",
      headers: { "content-type": "application/octet-stream", ...named(name) },
      body: bytes,
    }).catch(() => {
      throw toFailure({ code: "HOST_UNREACHABLE", facts: {} });
    });
    const body: unknown = await answer.json().catch(() => null);
    if (!answer.ok) throw toFailure(body);
    return body;
  },
  onChanged(listener) {
    const events = new EventSource(`${window.location.origin}/events`);
    events.addEventListener("changed", (event) => listener(JSON.parse(event.data)));
    return () => events.close();
  },
};

let current: Host = isTauri() ? tauri : http;

export const host = (): Host => current;

/** Tests put a host of their own in place. */
export function setHost(replacement: Host): void {
  current = replacement;
}
