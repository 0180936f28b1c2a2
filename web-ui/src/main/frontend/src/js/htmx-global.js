import htmx from "htmx.org";

// The event-stream extension, which is loaded next, looks for the global.
window.htmx = htmx;
