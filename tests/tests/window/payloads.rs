//! Texts that try to run: one for each way by which text has become code in web pages. Each sets
//! `window.__ran`, in the page or from a frame of it.

/// Short enough for a title, a name or a cell.
pub const SHORT: [&str; 44] = [
    // Elements that run by being there.
    "<script>window.__ran=1</script>",
    "<ScRiPt >window.__ran=1</sCrIpT >",
    "<scr<script>ipt>window.__ran=1</scr</script>ipt>",
    "<script src=\"data:text/javascript,window.__ran=1\"></script>",
    "<script type=module>window.__ran=1</script>",
    "<img src=x onerror=\"window.__ran=1\">",
    "<img src=x onerror=window.__ran=1//",
    "<IMG SRC=x OnErRoR=window.__ran=1>",
    "<img/src=x/onerror=window.__ran=1>",
    "<img src=\"x` `<script>window.__ran=1</script>\"` `>",
    "<svg/onload=window.__ran=1>",
    "<svg><script>window.__ran=1</script></svg>",
    "<svg><animate onbegin=window.__ran=1 attributeName=x dur=1s>",
    "<svg><use href=\"data:image/svg+xml,<svg id=a onload=window.__ran=1>#a\"/>",
    "<math><mtext><img src=x onerror=window.__ran=1></mtext></math>",
    "<body onload=window.__ran=1>",
    "<video><source onerror=window.__ran=1></video>",
    "<audio src=x onerror=window.__ran=1></audio>",
    "<iframe srcdoc=\"<script>parent.__ran=1</script>\"></iframe>",
    "<iframe src=\"javascript:parent.__ran=1\"></iframe>",
    "<object data=\"javascript:window.__ran=1\"></object>",
    "<embed src=\"javascript:window.__ran=1\">",
    "<link rel=stylesheet href=\"javascript:window.__ran=1\">",
    "<meta http-equiv=refresh content=\"0;url=javascript:window.__ran=1\">",
    "<base href=\"javascript:window.__ran=1//\">",
    "<style>@import 'javascript:window.__ran=1';</style>",
    "<template><img src=x onerror=window.__ran=1></template>",
    // Elements that run when they are used.
    "<details open ontoggle=window.__ran=1><summary>x</summary></details>",
    "<input autofocus onfocus=window.__ran=1>",
    "<marquee onstart=window.__ran=1>x</marquee>",
    "<a href=\"javascript:window.__ran=1\">x</a>",
    "<a href=\"java&#10;script:window.__ran=1\">x</a>",
    "<form action=\"javascript:window.__ran=1\"><button>x</button></form>",
    "<div style=\"animation-name:x\" onanimationstart=window.__ran=1>x</div>",
    // Out of attributes, texts, comments and templates.
    "\"><img src=x onerror=window.__ran=1>",
    "' onmouseover=window.__ran=1 autofocus onfocus=window.__ran=1 x='",
    "</textarea><img src=x onerror=window.__ran=1>",
    "</title><img src=x onerror=window.__ran=1>",
    "--><img src=x onerror=window.__ran=1><!--",
    "]]><img src=x onerror=window.__ran=1>",
    "{{constructor.constructor('window.__ran=1')()}}",
    "${window.__ran=1}",
    "%3Cimg%20src%3Dx%20onerror%3Dwindow.__ran%3D1%3E",
    "&lt;img src=x onerror=window.__ran=1&gt;",
];

/// What Markdown could make of a text.
pub const MARKDOWN: [&str; 10] = [
    "[click](javascript:window.__ran=1)",
    "[click](JaVaScRiPt:window.__ran=1)",
    "[click](&#106;avascript:window.__ran=1)",
    "[click](data:text/html,<script>window.__ran=1</script>)",
    "[click](vbscript:window.__ran=1)",
    "![x](x\"onerror=\"window.__ran=1)",
    "![x](javascript:window.__ran=1)",
    "<javascript:window.__ran=1>",
    "[x]: javascript:window.__ran=1\n\n[x]",
    "```html\n<img src=x onerror=window.__ran=1>\n```",
];

/// All of them, one a line.
pub fn all() -> String {
    SHORT.iter().chain(&MARKDOWN).copied().collect::<Vec<_>>().join("\n\n")
}
