export { type CommandName, call, type Params, type Result } from "./call";
export type * from "./contract";
export { ALL_IDEAS, PAGE } from "./early";
export { enter, useOpenSpace } from "./enter";
export { Failure, toFailure } from "./failure";
export { details, wordsFor } from "./failure-words";
export type { Changed } from "./host";
export { newId } from "./ids";
export { useLive } from "./live";
export { NO_ORDER, type Order, readOrder, writeOrder } from "./order";
export {
  applyChanged,
  createQueryClient,
  followChanges,
  keyOf,
  readOptions,
  useRead,
  useWrite,
} from "./query";
export { type Act, createSend, type Send, useSend } from "./send";
export { MAX_FILE_BYTES, type Uploaded, upload } from "./upload";
