customElements.whenDefined("home-assistant").then(()=>import("./c/main-LRCLCWMK.js"));
