// The guide page: the same way out as in the popup, with room. Its address names the case.
"use strict";

draw((core, host) => core.open_guide(host));
