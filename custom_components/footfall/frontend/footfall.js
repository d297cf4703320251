customElements.whenDefined("home-assistant").then(()=>import("./c/main-LU3MJYNS.js"));
