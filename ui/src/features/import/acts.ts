// What a person does in the wizard: each asks the core and puts what came of it into the wizard. One thing at
// a time; what is overtaken by a newer wish is dropped.
import {
  call,
  type ImportPreviewRequest,
  type ImportSettings,
  type ImportTarget,
  type Stage,
  toFailure,
  upload,
} from "@/api";
import {
  mappingOf,
  put,
  type Reading,
  reset,
  type Wizard,
  type Work,
  withFix,
  withTarget,
  wizardNow,
} from "./wizard";

const LONG_MS = 400;
const EVERY_MS = 250;

/** The newest piece of work; an older one no longer writes. */
let turn = 0;

/** Follows work until it is over; answers how to stop following. */
function follow(work: Work): () => void {
  let isOver = false;
  const { id } = work;
  const look = async (): Promise<void> => {
    const far = id === null ? null : await call("bulk.progress", { id }).catch(() => null);
    if (isOver) return;
    if (far) put({ work: { ...work, far } });
    timer = setTimeout(look, EVERY_MS);
  };
  let timer = setTimeout(look, LONG_MS);
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}

/** Does `act` unless something newer came meanwhile; its failure is said in the wizard. */
async function working(
  what: Work["what"],
  id: string | null,
  act: () => Promise<Partial<Wizard>>,
): Promise<boolean> {
  turn += 1;
  const mine = turn;
  const work: Work = { what, id, far: null };
  put({ work, failure: null });
  const stop = follow(work);
  try {
    const part = await act();
    if (mine !== turn) return false;
    put({ ...part, work: null });
    return true;
  } catch (thrown) {
    if (mine !== turn) return false;
    const failure = toFailure(thrown);
    // Who cancelled knows it.
    put({ work: null, failure: failure.code === "STORE_CANCELLED" ? null : failure });
    return false;
  } finally {
    stop();
  }
}

function letGo(id: string | undefined): void {
  if (id !== undefined) void call("import.close", { upload: id }).catch(() => undefined);
}

/** From the file, or from the name and the text of what was pasted. */
export async function take(name: string, content: Blob): Promise<void> {
  const before = wizardNow().look?.upload;
  reset();
  letGo(before);
  await working("upload", null, async () => {
    const { upload: id } = await upload(name, content);
    const look = await call("import.look", { upload: id });
    return { look, source: look.source, stageWords: look.stage_words, step: "columns" };
  });
}

/** A file that comes by itself; false while another list is being worked on, which it must not push aside. */
export function bring(file: File): boolean {
  const { step, work } = wizardNow();
  if (work !== null || step === "columns" || step === "check") return false;
  void take(file.name, file);
  return true;
}

/** What was not decided is found out. */
const asked = (settings: Reading): ImportSettings => ({ header_row: null, ...settings });

/** Reads the file in another way. What columns were said to mean stays where their names are the same. */
export async function read(part: Reading): Promise<void> {
  const { look, settings } = wizardNow();
  if (!look) return;
  const wanted = { ...settings, ...part };
  await working("look", look.upload, async () => {
    const next = await call("import.look", { upload: look.upload, settings: asked(wanted) });
    return { look: next, settings: wanted, fixes: [], exclude: [], preview: null, isStale: false };
  });
}

const changed = (part: Partial<Wizard>): void => put({ ...part, isStale: true, failure: null });

export const map = (column: string, target: ImportTarget | null): void =>
  changed({ said: withTarget(wizardNow(), column, target) });

export const nameSource = (source: string): void => changed({ source });

function request({ look, settings, source, stageWords, fixes, exclude, ...rest }: Wizard) {
  return {
    upload: look?.upload ?? "",
    settings: asked(settings),
    mapping: mappingOf({ look, ...rest }),
    source: source.trim() || (look?.source ?? ""),
    stage_words: stageWords,
    ...(look?.period ? { period: look.period } : {}),
    fixes: [...fixes],
    exclude: [...exclude],
  } satisfies ImportPreviewRequest;
}

/** The dry run. */
export async function check(): Promise<void> {
  const { look, preview, isStale } = wizardNow();
  if (!look) return;
  if (preview && !isStale) return put({ step: "check", failure: null });
  await working("preview", look.upload, async () => {
    const next = await call("import.preview", request(wizardNow()));
    return { preview: next, step: "check", isStale: false };
  });
}

/** The dry run once more, since something it depends on was changed while one looks at it. */
async function recheck(part: Partial<Wizard>): Promise<void> {
  const { fixes, exclude, stageWords, said, isStale } = wizardNow();
  changed(part);
  await check();
  // What cannot be is not kept.
  if (wizardNow().failure) put({ fixes, exclude, stageWords, said, isStale });
}

export const fix = (row: number, column: string, text: string): Promise<void> =>
  recheck({ fixes: withFix(wizardNow().fixes, { row, column, text }) });

export const leaveOut = (rows: readonly number[]): Promise<void> =>
  recheck({ exclude: [...new Set([...wizardNow().exclude, ...rows])] });

export const takeAgain = (rows: readonly number[]): Promise<void> =>
  recheck({ exclude: wizardNow().exclude.filter((row) => !rows.includes(row)) });

export const meanStage = (words: Readonly<Record<string, Stage>>): Promise<void> =>
  recheck({ stageWords: { ...wizardNow().stageWords, ...words } });

/** A column that is wrong in many rows is easier done without. */
export const dropColumn = (column: string): Promise<void> =>
  recheck({ said: withTarget(wizardNow(), column, null) });

export async function run(): Promise<boolean> {
  const { preview } = wizardNow();
  if (!preview) return false;
  return working("run", preview.plan, async () => {
    const result = await call("import.run", { plan: preview.plan });
    return { result, step: "result" };
  });
}

/** Before the commit: nothing is written then. */
export function cancel(): void {
  const { work } = wizardNow();
  if (work?.id) void call("bulk.cancel", { id: work.id }).catch(() => undefined);
  // What is read or looked through once more costs nothing: it is let go at once.
  if (work && work.what !== "run") {
    turn += 1;
    put({ work: null });
  }
}

export const go = (step: Wizard["step"]): void => put({ step, failure: null });

export function startOver(): void {
  turn += 1;
  letGo(wizardNow().look?.upload);
  reset();
}
