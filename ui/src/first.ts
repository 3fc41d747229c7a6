// Runs before every other module: what the first screen waits for longest is asked for first.
import { askEarly } from "./api/early";

// Hash addresses: the window has no server behind it. It opens with the list.
if (window.location.hash.length < 3) window.history.replaceState(null, "", "#/ideas");
if (window.location.hash === "#/ideas") askEarly();
