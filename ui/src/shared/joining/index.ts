// Joining a shared space and signing in to it. Not part of shared/index.ts: the first screen shows none of it.
export { FirstCopy } from "./FirstCopy";
export { JoinForm } from "./JoinForm";
export { Refused } from "./Refused";
