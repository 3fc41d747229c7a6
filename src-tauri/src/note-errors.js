// Under the end-to-end tests' driver the page notes what went wrong in it from its first line on,
// which no driver can hear otherwise. Never part of a page that a person opens.
window.__noted = [];
addEventListener("error", (e) => __noted.push(e.message ?? `not loaded: ${e.target.src ?? e.target.href}`), true);
addEventListener("unhandledrejection", (e) => __noted.push(`unhandled: ${e.reason}`));
addEventListener("securitypolicyviolation", (e) => __noted.push(`forbidden: ${e.violatedDirective} ${e.blockedURI}`));
const say = console.error;
console.error = (...words) => {
  __noted.push(words.join(" "));
  say(...words);
};
