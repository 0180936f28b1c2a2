import "./htmx.js";
import "@github/clipboard-copy-element";
import "@github/relative-time-element";
import "./copied.js";
import "./live-rows.js";
