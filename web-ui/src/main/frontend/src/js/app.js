import "./htmx.js";
import "@github/clipboard-copy-element";
import "@github/relative-time-element";
import "./bar-chart.js";
import "./copied.js";
import "./lean-forms.js";
import "./live-rows.js";
import "./seen-last.js";
