// One file to write: how far it is, where it went, and what went wrong.
import { useRef, useState } from "react";
import {
  call,
  type Exported,
  type ExportRequest,
  type Failure,
  newId,
  toFailure,
  type WorkView,
} from "@/api";
import { follow } from "../bulk/useBulk";

export interface Export {
  isRunning: boolean;
  far: WorkView | null;
  failure: Failure | null;
  exported: Exported | null;
  run(request: Omit<ExportRequest, "id">): Promise<void>;
  cancel(): void;
  /** Shows the file in its folder. */
  show(): Promise<void>;
}

export function useExport(): Export {
  const [isRunning, setRunning] = useState(false);
  const [far, setFar] = useState<WorkView | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [exported, setExported] = useState<Exported | null>(null);
  const id = useRef<string | null>(null);

  const run = async (request: Omit<ExportRequest, "id">): Promise<void> => {
    if (id.current !== null) return;
    const own = newId();
    id.current = own;
    setRunning(true);
    setFailure(null);
    const stop = follow(own, setFar);
    try {
      setExported(await call("export.run", { ...request, id: own }));
    } catch (thrown) {
      const told = toFailure(thrown);
      // Who cancels knows it.
      if (told.code !== "STORE_CANCELLED") setFailure(told);
    } finally {
      stop();
      id.current = null;
      setFar(null);
      setRunning(false);
    }
  };
  const show = async (): Promise<void> => {
    if (!exported) return;
    setFailure(null);
    await call("export.show", { path: exported.path }).catch((thrown) => setFailure(toFailure(thrown)));
  };
  const cancel = (): void => {
    if (id.current !== null) void call("bulk.cancel", { id: id.current }).catch(() => undefined);
  };
  return { isRunning, far, failure, exported, run, cancel, show };
}
