var z=globalThis,I=z.ShadowRoot&&(z.ShadyCSS===void 0||z.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Q=Symbol(),ye=new WeakMap,R=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==Q)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(I&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=ye.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&ye.set(t,e))}return e}toString(){return this.cssText}},be=r=>new R(typeof r=="string"?r:r+"",void 0,Q),x=(r,...e)=>{let t=r.length===1?r[0]:e.reduce((n,s,o)=>n+(i=>{if(i._$cssResult$===!0)return i.cssText;if(typeof i=="number")return i;throw Error("Value passed to 'css' function must be a 'css' function result: "+i+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(s)+r[o+1],r[0]);return new R(t,r,Q)},ve=(r,e)=>{if(I)r.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let n=document.createElement("style"),s=z.litNonce;s!==void 0&&n.setAttribute("nonce",s),n.textContent=t.cssText,r.appendChild(n)}},X=I?r=>r:r=>r instanceof CSSStyleSheet?(e=>{let t="";for(let n of e.cssRules)t+=n.cssText;return be(t)})(r):r;var{is:wt,defineProperty:_t,getOwnPropertyDescriptor:St,getOwnPropertyNames:kt,getOwnPropertySymbols:At,getPrototypeOf:Tt}=Object,W=globalThis,xe=W.trustedTypes,Et=xe?xe.emptyScript:"",Ct=W.reactiveElementPolyfillSupport,H=(r,e)=>r,ee={toAttribute(r,e){switch(e){case Boolean:r=r?Et:null;break;case Object:case Array:r=r==null?r:JSON.stringify(r)}return r},fromAttribute(r,e){let t=r;switch(e){case Boolean:t=r!==null;break;case Number:t=r===null?null:Number(r);break;case Object:case Array:try{t=JSON.parse(r)}catch{t=null}}return t}},we=(r,e)=>!wt(r,e),$e={attribute:!0,type:String,converter:ee,reflect:!1,useDefault:!1,hasChanged:we};Symbol.metadata??=Symbol("metadata"),W.litPropertyMetadata??=new WeakMap;var f=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=$e){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),s=this.getPropertyDescriptor(e,n,t);s!==void 0&&_t(this.prototype,e,s)}}static getPropertyDescriptor(e,t,n){let{get:s,set:o}=St(this.prototype,e)??{get(){return this[t]},set(i){this[t]=i}};return{get:s,set(i){let a=s?.call(this);o?.call(this,i),this.requestUpdate(e,a,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??$e}static _$Ei(){if(this.hasOwnProperty(H("elementProperties")))return;let e=Tt(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(H("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(H("properties"))){let t=this.properties,n=[...kt(t),...At(t)];for(let s of n)this.createProperty(s,t[s])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[n,s]of t)this.elementProperties.set(n,s)}this._$Eh=new Map;for(let[t,n]of this.elementProperties){let s=this._$Eu(t,n);s!==void 0&&this._$Eh.set(s,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let s of n)t.unshift(X(s))}else e!==void 0&&t.push(X(e));return t}static _$Eu(e,t){let n=t.attribute;return n===!1?void 0:typeof n=="string"?n:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return ve(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),s=this.constructor._$Eu(e,n);if(s!==void 0&&n.reflect===!0){let o=(n.converter?.toAttribute!==void 0?n.converter:ee).toAttribute(t,n.type);this._$Em=e,o==null?this.removeAttribute(s):this.setAttribute(s,o),this._$Em=null}}_$AK(e,t){let n=this.constructor,s=n._$Eh.get(e);if(s!==void 0&&this._$Em!==s){let o=n.getPropertyOptions(s),i=typeof o.converter=="function"?{fromAttribute:o.converter}:o.converter?.fromAttribute!==void 0?o.converter:ee;this._$Em=s;let a=i.fromAttribute(t,o.type);this[s]=a??this._$Ej?.get(s)??a,this._$Em=null}}requestUpdate(e,t,n,s=!1,o){if(e!==void 0){let i=this.constructor;if(s===!1&&(o=this[e]),n??=i.getPropertyOptions(e),!((n.hasChanged??we)(o,t)||n.useDefault&&n.reflect&&o===this._$Ej?.get(e)&&!this.hasAttribute(i._$Eu(e,n))))return;this.C(e,t,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:s,wrapped:o},i){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,i??t??this[e]),o!==!0||i!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),s===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[s,o]of this._$Ep)this[s]=o;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[s,o]of n){let{wrapped:i}=o,a=this[s];i!==!0||this._$AL.has(s)||a===void 0||this.C(s,void 0,o,a)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(t)):this._$EM()}catch(n){throw e=!1,this._$EM(),n}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};f.elementStyles=[],f.shadowRootOptions={mode:"open"},f[H("elementProperties")]=new Map,f[H("finalized")]=new Map,Ct?.({ReactiveElement:f}),(W.reactiveElementVersions??=[]).push("2.1.2");var ae=globalThis,_e=r=>r,K=ae.trustedTypes,Se=K?K.createPolicy("lit-html",{createHTML:r=>r}):void 0,Re="$lit$",y=`lit$${Math.random().toFixed(9).slice(2)}$`,He="?"+y,Rt=`<${He}>`,_=document,D=()=>_.createComment(""),L=r=>r===null||typeof r!="object"&&typeof r!="function",le=Array.isArray,Ht=r=>le(r)||typeof r?.[Symbol.iterator]=="function",te=`[ 	
\f\r]`,P=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,ke=/-->/g,Ae=/>/g,$=RegExp(`>|${te}(?:([^\\s"'>=/]+)(${te}*=${te}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Te=/'/g,Ee=/"/g,Pe=/^(?:script|style|textarea|title)$/i,ce=r=>(e,...t)=>({_$litType$:r,strings:e,values:t}),h=ce(1),Sn=ce(2),kn=ce(3),S=Symbol.for("lit-noChange"),p=Symbol.for("lit-nothing"),Ce=new WeakMap,w=_.createTreeWalker(_,129);function De(r,e){if(!le(r)||!r.hasOwnProperty("raw"))throw Error("invalid template strings array");return Se!==void 0?Se.createHTML(e):e}var Pt=(r,e)=>{let t=r.length-1,n=[],s,o=e===2?"<svg>":e===3?"<math>":"",i=P;for(let a=0;a<t;a++){let l=r[a],u,c,d=-1,m=0;for(;m<l.length&&(i.lastIndex=m,c=i.exec(l),c!==null);)m=i.lastIndex,i===P?c[1]==="!--"?i=ke:c[1]!==void 0?i=Ae:c[2]!==void 0?(Pe.test(c[2])&&(s=RegExp("</"+c[2],"g")),i=$):c[3]!==void 0&&(i=$):i===$?c[0]===">"?(i=s??P,d=-1):c[1]===void 0?d=-2:(d=i.lastIndex-c[2].length,u=c[1],i=c[3]===void 0?$:c[3]==='"'?Ee:Te):i===Ee||i===Te?i=$:i===ke||i===Ae?i=P:(i=$,s=void 0);let g=i===$&&r[a+1].startsWith("/>")?" ":"";o+=i===P?l+Rt:d>=0?(n.push(u),l.slice(0,d)+Re+l.slice(d)+y+g):l+y+(d===-2?a:g)}return[De(r,o+(r[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),n]},M=class r{constructor({strings:e,_$litType$:t},n){let s;this.parts=[];let o=0,i=0,a=e.length-1,l=this.parts,[u,c]=Pt(e,t);if(this.el=r.createElement(u,n),w.currentNode=this.el.content,t===2||t===3){let d=this.el.content.firstChild;d.replaceWith(...d.childNodes)}for(;(s=w.nextNode())!==null&&l.length<a;){if(s.nodeType===1){if(s.hasAttributes())for(let d of s.getAttributeNames())if(d.endsWith(Re)){let m=c[i++],g=s.getAttribute(d).split(y),N=/([.?@])?(.*)/.exec(m);l.push({type:1,index:o,name:N[2],strings:g,ctor:N[1]==="."?re:N[1]==="?"?se:N[1]==="@"?oe:C}),s.removeAttribute(d)}else d.startsWith(y)&&(l.push({type:6,index:o}),s.removeAttribute(d));if(Pe.test(s.tagName)){let d=s.textContent.split(y),m=d.length-1;if(m>0){s.textContent=K?K.emptyScript:"";for(let g=0;g<m;g++)s.append(d[g],D()),w.nextNode(),l.push({type:2,index:++o});s.append(d[m],D())}}}else if(s.nodeType===8)if(s.data===He)l.push({type:2,index:o});else{let d=-1;for(;(d=s.data.indexOf(y,d+1))!==-1;)l.push({type:7,index:o}),d+=y.length-1}o++}}static createElement(e,t){let n=_.createElement("template");return n.innerHTML=e,n}};function E(r,e,t=r,n){if(e===S)return e;let s=n!==void 0?t._$Co?.[n]:t._$Cl,o=L(e)?void 0:e._$litDirective$;return s?.constructor!==o&&(s?._$AO?.(!1),o===void 0?s=void 0:(s=new o(r),s._$AT(r,t,n)),n!==void 0?(t._$Co??=[])[n]=s:t._$Cl=s),s!==void 0&&(e=E(r,s._$AS(r,e.values),s,n)),e}var ne=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,s=(e?.creationScope??_).importNode(t,!0);w.currentNode=s;let o=w.nextNode(),i=0,a=0,l=n[0];for(;l!==void 0;){if(i===l.index){let u;l.type===2?u=new O(o,o.nextSibling,this,e):l.type===1?u=new l.ctor(o,l.name,l.strings,this,e):l.type===6&&(u=new ie(o,this,e)),this._$AV.push(u),l=n[++a]}i!==l?.index&&(o=w.nextNode(),i++)}return w.currentNode=_,s}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(e,n,t),t+=n.strings.length-2):n._$AI(e[t])),t++}},O=class r{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,s){this.type=2,this._$AH=p,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=s,this._$Cv=s?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=E(this,e,t),L(e)?e===p||e==null||e===""?(this._$AH!==p&&this._$AR(),this._$AH=p):e!==this._$AH&&e!==S&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):Ht(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==p&&L(this._$AH)?this._$AA.nextSibling.data=e:this.T(_.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,s=typeof n=="number"?this._$AC(e):(n.el===void 0&&(n.el=M.createElement(De(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===s)this._$AH.p(t);else{let o=new ne(s,this),i=o.u(this.options);o.p(t),this.T(i),this._$AH=o}}_$AC(e){let t=Ce.get(e.strings);return t===void 0&&Ce.set(e.strings,t=new M(e)),t}k(e){le(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,n,s=0;for(let o of e)s===t.length?t.push(n=new r(this.O(D()),this.O(D()),this,this.options)):n=t[s],n._$AI(o),s++;s<t.length&&(this._$AR(n&&n._$AB.nextSibling,s),t.length=s)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let n=_e(e).nextSibling;_e(e).remove(),e=n}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},C=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,s,o){this.type=1,this._$AH=p,this._$AN=void 0,this.element=e,this.name=t,this._$AM=s,this.options=o,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=p}_$AI(e,t=this,n,s){let o=this.strings,i=!1;if(o===void 0)e=E(this,e,t,0),i=!L(e)||e!==this._$AH&&e!==S,i&&(this._$AH=e);else{let a=e,l,u;for(e=o[0],l=0;l<o.length-1;l++)u=E(this,a[n+l],t,l),u===S&&(u=this._$AH[l]),i||=!L(u)||u!==this._$AH[l],u===p?e=p:e!==p&&(e+=(u??"")+o[l+1]),this._$AH[l]=u}i&&!s&&this.j(e)}j(e){e===p?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},re=class extends C{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===p?void 0:e}},se=class extends C{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==p)}},oe=class extends C{constructor(e,t,n,s,o){super(e,t,n,s,o),this.type=5}_$AI(e,t=this){if((e=E(this,e,t,0)??p)===S)return;let n=this._$AH,s=e===p&&n!==p||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,o=e!==p&&(n===p||s);s&&this.element.removeEventListener(this.name,this,n),o&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},ie=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){E(this,e)}};var Dt=ae.litHtmlPolyfillSupport;Dt?.(M,O),(ae.litHtmlVersions??=[]).push("3.3.3");var Le=(r,e,t)=>{let n=t?.renderBefore??e,s=n._$litPart$;if(s===void 0){let o=t?.renderBefore??null;n._$litPart$=s=new O(e.insertBefore(D(),o),o,void 0,t??{})}return s._$AI(r),s};var de=globalThis,b=class extends f{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Le(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return S}};b._$litElement$=!0,b.finalized=!0,de.litElementHydrateSupport?.({LitElement:b});var Lt=de.litElementPolyfillSupport;Lt?.({LitElement:b});(de.litElementVersions??=[]).push("4.2.2");var q=class{constructor(e,t){this.host=e;this.find=t;e.addController(this)}host;find;width=0;height=0;#e;#t;hostConnected(){this.#e=new ResizeObserver(([e])=>{let{width:t=0,height:n=0}=e?.contentRect??{};t===this.width&&n===this.height||(this.width=t,this.height=n,this.host.requestUpdate())}),this.hostUpdated()}hostUpdated(){let e=this.find()??void 0;e!==this.#t&&(this.#t&&this.#e?.unobserve(this.#t),this.#t=e,e&&this.#e?.observe(e))}hostDisconnected(){this.#e?.disconnect(),this.#e=void 0,this.#t=void 0}};function Me(r,e,t,n,s){return h`<div class="segmented" role="radiogroup" aria-label=${e}>
    ${t.map(o=>h`<label>
          <input
            type="radio"
            name=${r}
            .value=${o.value}
            .checked=${o.value===n}
            @change=${()=>{s(o.value)}}
          /><span>${o.label}</span>
        </label>`)}
  </div>`}function Oe(r,e,t,n){return h`<select class="dropdown" aria-label=${r} @change=${o=>{let i=e[o.target.selectedIndex];i&&n(i.value)}}>
    ${e.map(({value:o,label:i})=>h`<option ?selected=${o===t}>${i}</option>`)}
  </select>`}var Ue=x`
  .controls {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: var(--ha-space-2, 8px);
    justify-content: space-between;
  }
  .segmented {
    background: var(--footfall-quiet-fill);
    border-radius: var(--ha-border-radius-pill, 9999px);
    display: inline-flex;
    max-width: 100%;
  }
  .segmented label {
    cursor: pointer;
    display: grid;
    min-height: 44px;
    position: relative;
  }
  .segmented input {
    appearance: none;
    border-radius: inherit;
    cursor: pointer;
    inset: 0;
    margin: 0;
    position: absolute;
  }
  .segmented span {
    align-self: center;
    border: 1px solid transparent;
    border-radius: var(--ha-border-radius-pill, 9999px);
    font-size: var(--ha-font-size-m, 14px);
    margin: 4px;
    padding: 7px 12px;
    pointer-events: none;
    text-align: center;
  }
  .segmented input:checked + span {
    background: var(--ha-card-background, var(--card-background-color, #fff));
    border-color: var(--divider-color, rgba(127, 127, 127, 0.3));
    font-weight: var(--ha-font-weight-medium, 500);
  }
  .segmented input:focus-visible {
    outline: none;
  }
  .segmented input:focus-visible + span {
    outline: 2px solid var(--primary-color);
    outline-offset: 2px;
  }
  .dropdown {
    background: var(--footfall-quiet-fill);
    border: none;
    border-radius: var(--ha-border-radius-md, 8px);
    color: inherit;
    color-scheme: inherit;
    cursor: pointer;
    font: inherit;
    font-size: var(--ha-font-size-m, 14px);
    max-width: 100%;
    min-height: 44px;
    padding-inline: 12px;
  }
  .dropdown option {
    background: var(--ha-card-background, var(--card-background-color, #fff));
    color: var(--primary-text-color);
  }
  .bordered,
  .filled {
    border: 1px solid var(--divider-color, rgba(127, 127, 127, 0.4));
    border-radius: var(--ha-border-radius-pill, 9999px);
    font-weight: var(--ha-font-weight-medium, 500);
    padding-inline: var(--ha-space-4, 16px);
  }
  .filled {
    /* A tint: white on the full colour could not be read. */
    background: color-mix(in srgb, var(--primary-color) 28%, var(--card-background-color, #fff));
    border-color: transparent;
  }
  .filled:hover {
    background: color-mix(in srgb, var(--primary-color) 38%, var(--card-background-color, #fff));
  }
  .filled:disabled {
    background: var(--footfall-quiet-fill);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--ha-space-2, 8px);
  }
  .error,
  .done {
    align-items: center;
    display: flex;
    gap: var(--ha-space-2, 8px);
  }
  .error ha-icon,
  .done ha-icon {
    flex: none;
  }
  .error ha-icon {
    color: var(--error-color);
  }
  .done ha-icon {
    color: var(--success-color);
  }
`;var Fe=[2e3,5e3,15e3,6e4],V=class{constructor(e,t){this.source=e;this.connection=t}source;connection;#e={status:"loading"};#t=new Set;#n;#r;#o=0;get state(){return this.#e}watch(e){return this.#t.add(e),this.#t.size===1&&(this.connection.addEventListener("ready",this.refresh),this.#s()),e(this.#e),()=>{this.#t.delete(e),this.#t.size===0&&(this.connection.removeEventListener("ready",this.refresh),this.#i())}}refresh=()=>{this.#t.size!==0&&(this.#o=0,this.#i(),this.#s())};#s(){let e=!0,t=this.source(n=>{e&&(this.#o=0,this.#a({status:"ready",value:n}))},n=>{if(!e)return;this.#a({status:"failed",value:this.#e.value,problem:Mt(n)});let s=Fe[Math.min(this.#o,Fe.length-1)];this.#o+=1,this.#r=setTimeout(()=>{this.#i(),this.#s()},s)});this.#n=()=>{e=!1,t()}}#i(){clearTimeout(this.#r),this.#n?.(),this.#n=void 0}#a(e){this.#e=e;for(let t of[...this.#t])t(e)}};function Mt(r){if(typeof r=="object"&&r!==null){let{code:e,message:t}=r;return{code:typeof e=="string"?e:typeof e=="number"?"connection":"unknown",message:typeof t=="string"?t:""}}return{code:"unknown",message:String(r)}}function Ne(r,e,t){return(n,s)=>{let o=0,i=()=>{o=Date.now(),r.callWS(e).then(n,s)},a=()=>{document.visibilityState!=="hidden"&&Date.now()-o>=t*1e3&&i()},l=setInterval(a,t*1e3);return document.addEventListener("visibilitychange",a),i(),()=>{clearInterval(l),document.removeEventListener("visibilitychange",a)}}}var Ot=300,Ut=600,ze=new WeakMap;function Ft(r,e,t){let n=ze.get(r.connection)??new Map;ze.set(r.connection,n);let s=JSON.stringify(e),o=n.get(s)??t();return n.set(s,o),o}function Ie(r,e,t){return Ft(r,e,()=>new V(Ne(r,e,t),r.connection))}function We(r){return Ie(r,{type:"footfall/shops"},Ot)}function Ke(r,e,t){return Ie(r,{type:"footfall/pattern",entry_id:e,weeks:t},Ut)}var k=class{constructor(e,t){this.host=e;this.pick=t;e.addController(this)}host;pick;state={status:"loading"};#e;#t;#n=!1;refresh(){this.#e?.refresh()}hostConnected(){this.#e&&this.#r(this.#e)}hostUpdate(){let e=this.pick();e!==this.#e&&(this.hostDisconnected(),this.#e=e,this.state={status:"loading"},this.#n=!0,e&&this.#r(e),this.#n=!1)}hostDisconnected(){this.#t?.(),this.#t=void 0}#r(e){this.#t=e.watch(t=>{this.state=t,this.#n||this.host.requestUpdate()})}};var je=r=>Array.from({length:7},(e,t)=>(r+t)%7),qe=(r,e)=>r*24+e,j=class{constructor(e,t){this.cells=e;this.weeks=t;this.byPlace=new Map(e.map(n=>[qe(n.weekday,n.hour),n]))}cells;weeks;byPlace;at(e,t){return this.byPlace.get(qe(e,t))}usualHours(){let e=new Set(this.cells.filter(Ve).map(t=>t.hour));return Nt([...e].sort((t,n)=>t-n))}most(e,t){return Math.max(0,...this.known(e,t).map(n=>n[e]??0))}extremes(e){let t=Math.min(2,this.weeks),n=this.cells.filter(a=>Ve(a)&&a[e]!==null&&a.weeks>=t),[s,...o]=n.sort((a,l)=>(a[e]??0)-(l[e]??0)),i=o.at(-1);return s&&i?{quietest:s,busiest:i}:null}get isEmpty(){return this.cells.every(e=>e.entries===null&&e.occupancy===null)}known(e,t){return this.cells.filter(n=>n[e]!==null&&t.includes(n.hour))}};function Ve(r){return r.open??(r.entries!==null&&r.entries>0)}function Nt(r){let e=[];for(let t of r){let n=e[e.length-1];if(n!==void 0&&t-n-1<=3)for(let s=n+1;s<t;s++)e.push(s);e.push(t)}return e}function Be(r,e,t){return r===null?null:r<=0||e<=0?0:Math.min(t,Math.max(1,Math.ceil(r/e*t)))}function Ye(r,e,t,n,s){let[o,i]=zt(e,s.rightToLeft);if(o===0&&i===0)return null;let[a,l]=s.hoursDown?[i,o]:[o,i],u=Math.min(n.length-1,Math.max(0,n.indexOf(r.hour)+a)),c=Math.min(6,Math.max(0,t.indexOf(r.weekday)+l));return{weekday:t[c]??r.weekday,hour:n[u]??r.hour}}function zt(r,e){let t=e?-1:1;switch(r){case"ArrowRight":return[t,0];case"ArrowLeft":return[-t,0];case"ArrowDown":return[0,1];case"ArrowUp":return[0,-1];default:return[0,0]}}var Ge=x`
  .plan {
    display: flex;
    flex-direction: column;
    gap: var(--ha-space-3, 12px);
  }
  table {
    border-collapse: separate;
    border-spacing: 2px;
    font-size: var(--ha-font-size-s, 12px);
    font-variant-numeric: tabular-nums;
    table-layout: fixed;
    width: 100%;
  }
  caption {
    caption-side: top;
    color: var(--secondary-text-color);
    padding-bottom: var(--ha-space-2, 8px);
    text-align: start;
  }
  th {
    color: var(--secondary-text-color);
    font-weight: var(--ha-font-weight-normal, 400);
    padding: 0;
    vertical-align: bottom;
  }
  tbody th {
    vertical-align: middle;
  }
  th abbr {
    text-decoration: none;
  }
  thead td {
    width: 40px;
  }
  tbody th {
    padding-inline-end: 4px;
    text-align: start;
    white-space: nowrap;
  }
  tbody td {
    border-radius: 4px;
    cursor: pointer;
    height: 32px;
    padding: 0;
    position: relative;
    text-align: center;
  }
  .hours-down tbody td {
    height: 28px;
  }
  [data-level="none"] {
    background: repeating-linear-gradient(
      135deg,
      transparent 0 3px,
      var(--divider-color, rgba(127, 127, 127, 0.3)) 3px 4px
    );
  }
  [data-level="0"] {
    background: var(--footfall-quiet-fill);
  }
  [data-level="0"][data-closed] {
    background: none;
    color: var(--secondary-text-color);
  }
  [data-level="1"] {
    background: var(--fill-1);
    color: var(--ink-1);
  }
  [data-level="2"] {
    background: var(--fill-2);
    color: var(--ink-2);
  }
  [data-level="3"] {
    background: var(--fill-3);
    color: var(--ink-3);
  }
  [data-level="4"] {
    background: var(--fill-4);
    color: var(--ink-4);
  }
  [data-level="5"] {
    background: var(--fill-5);
    color: var(--ink-5);
  }
  td[aria-selected] {
    outline: 2px solid var(--primary-text-color);
    outline-offset: 0;
  }
  .legend {
    align-items: center;
    color: var(--secondary-text-color);
    display: flex;
    flex-wrap: wrap;
    font-size: var(--ha-font-size-s, 12px);
    gap: 4px 12px;
  }
  .legend span {
    align-items: center;
    display: inline-flex;
    gap: 4px;
  }
  .legend i {
    border-radius: 3px;
    block-size: 14px;
    display: inline-block;
    inline-size: 14px;
  }
  .plan button {
    align-self: flex-start;
    margin-inline-start: calc(-1 * var(--ha-space-2, 8px));
  }
  .probe {
    display: none;
  }
`;var Xe=[.18,.36,.56,.78,1],et=Xe.length,It=4.5,Ze=[0,0,0],Wt=[255,255,255];function tt(r){let e=r.trim().toLowerCase(),t=/^#([0-9a-f]{3}|[0-9a-f]{6})$/.exec(e)?.[1];if(t!==void 0)return Kt(t);let[n,s,o]=(e.match(/-?[\d.]+(?:e-?\d+)?/g)??[]).map(Number);return n===void 0||s===void 0||o===void 0?null:/^rgba?\(/.test(e)&&!e.includes("%")?[n,s,o]:e.startsWith("color(srgb ")?[n*255,s*255,o*255]:null}function Kt(r){let e=Number.parseInt(r.length===3?r.replace(/./g,"$&$&"):r,16);return[e>>16,e>>8&255,e&255]}function qt(r,e,t){let n=(s,o)=>s+(o-s)*t;return[n(r[0],e[0]),n(r[1],e[1]),n(r[2],e[2])]}function Je([r,e,t]){let n=s=>{let o=s/255;return o<=.04045?o/12.92:((o+.055)/1.055)**2.4};return .2126*n(r)+.7152*n(e)+.0722*n(t)}function Vt(r,e){let t=[Je(r),Je(e)];return(Math.max(...t)+.05)/(Math.min(...t)+.05)}function nt(r,e,t){return Xe.map(n=>{let s=qt(r,e,n),o=[t,r,Wt,Ze].find(i=>Vt(i,s)>=It);return{fill:Qe(s),ink:Qe(o??Ze)}})}function Qe(r){return`rgb(${r.map(Math.round).join(" ")})`}var jt=27,Bt=48,st=(r,e)=>r>0&&(r-Bt)/e<jt;function ot(r){let{weekdays:e,hours:t,words:n}=r,s=c=>h`<abbr title=${n.weekday(c,"long")}>${n.weekday(c,"short")}</abbr>`,o=c=>h`<span class="hour">${n.hour(c)}</span>`,i=r.hoursDown?e.map(s):t.map(o),a=r.hoursDown?t.map(c=>({head:o(c),places:e.map(d=>({weekday:d,hour:c}))})):e.map(c=>({head:s(c),places:t.map(d=>({weekday:c,hour:d}))})),l=r.grid.most(r.measure,t),u=Yt(r);return h`<table role="grid" class=${r.hoursDown?"hours-down":"days-down"}>
    <caption>
      ${n.caption}
    </caption>
    <thead>
      <tr>
        <td></td>
        ${i.map(c=>h`<th scope="col">${c}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${a.map(({head:c,places:d})=>h`<tr>
            <th scope="row">${c}</th>
            ${d.map(m=>Gt(r,m,l,u))}
          </tr>`)}
    </tbody>
  </table>`}function Yt({chosen:r,weekdays:e,hours:t}){return r&&t.includes(r.hour)?r:{weekday:e[0]??0,hour:t[0]??0}}var rt=(r,e)=>r?.weekday===e.weekday&&r.hour===e.hour;function Gt(r,e,t,n){let{words:s}=r,o=r.grid.at(e.weekday,e.hour),i=o?.[r.measure]??null,a=Be(i,t,et);return h`<td
    data-level=${a??"none"}
    ?data-closed=${o?.open===!1}
    data-place="${e.weekday}-${e.hour}"
    tabindex=${rt(n,e)?"0":"-1"}
    aria-selected=${rt(r.chosen,e)?"true":p}
    @click=${()=>{r.choose(e,!1)}}
    @keydown=${l=>{let u=Ye(e,l.key,r.weekdays,r.hours,r);u!==null&&(l.preventDefault(),r.choose(u,!0))}}
  >
    ${i===null?h`<span aria-hidden="true">–</span><span class="hidden">${s.noData}</span>`:s.value(i)}
  </td>`}var Zt={ground:[255,255,255],full:[66,105,208],text:[20,20,20]},Jt={ground:"var(--ha-card-background, var(--card-background-color))",full:"var(--footfall-series)",text:"var(--primary-text-color)"};function it(r,e){let t=n=>(e.style.color=Jt[n],tt(getComputedStyle(e).color)??Zt[n]);nt(t("ground"),t("full"),t("text")).forEach(({fill:n,ink:s},o)=>{r.style.setProperty(`--fill-${o+1}`,n),r.style.setProperty(`--ink-${o+1}`,s)})}var Qt=["monday","tuesday","wednesday","thursday","friday","saturday","sunday"];var Xt={US:6,CA:6,JP:6,CN:6,BR:6};function at(r){let e=Qt.indexOf(r.first_weekday);if(e>=0)return e;let t=new Intl.Locale(r.language).maximize(),n=t.getWeekInfo?.()??t.weekInfo;return n?n.firstDay-1:Xt[t.region??""]??(t.language==="ar"?5:0)}var en={comma_decimal:["en-US","en"],decimal_comma:["de","es","it"],space_comma:["fr","sv","cs"],quote_decimal:["de-CH"]};function ue(r){if(r.number_format!=="system")return en[r.number_format]??r.language}var B=class{#e;#t;constructor(e){this.#e=e.locale,this.#t=e.locale.time_zone==="server"?e.config.time_zone:void 0}number=(e,t=0)=>{if(e===null)return"\u2013";let n=this.#e.number_format!=="none";return new Intl.NumberFormat(ue(this.#e),{maximumFractionDigits:t,useGrouping:n}).format(e)};percent=e=>e===null?"\u2013":new Intl.NumberFormat(ue(this.#e),{style:"percent",maximumFractionDigits:0}).format(e);minutes=e=>{if(e===null)return"\u2013";let t=Math.floor(Math.round(e)/60),n=Math.round(e)-t*60,s=(o,i,a=0)=>new Intl.NumberFormat(ue(this.#e),{style:"unit",unit:i,unitDisplay:"short",maximumFractionDigits:a}).format(o);return t===0?s(e<10?e:n,"minute",e<10?1:0):n===0?s(t,"hour"):`${s(t,"hour")} ${s(n,"minute")}`};time=e=>this.#s(e,this.#r);hour=e=>this.#n?this.#s(e,{hour:"numeric",hour12:!0}):new Intl.DateTimeFormat("en-GB",{hour:"2-digit",hourCycle:"h23",timeZone:this.#t}).format(new Date(e));clockHour=e=>this.#n?this.#o(e,{hour:"numeric",hour12:!0}):String(e).padStart(2,"0");clockSpan=e=>{let t=n=>this.#o(n,this.#r);return`${t(e)}\u2013${t((e+1)%24)}`};moment=(e,t=new Date)=>{let n=s=>this.#s(s,{dateStyle:"short"});return n(new Date(e))===n(t)?this.time(e):this.#s(e,{weekday:"long",...this.#r})};weekday=(e,t="long")=>this.#i(e,{weekday:t});dayMonth=e=>this.#i(e,{day:"numeric",month:"short"});date=e=>this.#i(e,{weekday:"long",day:"numeric",month:"long",year:"numeric"});span=(e,t)=>new Intl.DateTimeFormat(this.#e.language,{day:"numeric",month:"long",year:"numeric",timeZone:"UTC"}).formatRange(he(e),he(t));relative=(e,t=new Date)=>{let n=(new Date(e).getTime()-t.getTime())/1e3,s=new Intl.RelativeTimeFormat(this.#e.language,{numeric:"auto"}),o=[["day",86400],["hour",3600],["minute",60]];for(let[i,a]of o)if(Math.abs(n)>=a)return s.format(Math.trunc(n/a),i);return s.format(0,"second")};get#n(){let{time_format:e,language:t}=this.#e;return e==="12"?!0:e==="24"?!1:new Intl.DateTimeFormat(e==="system"?void 0:t,{hour:"numeric"}).resolvedOptions().hour12??!1}get#r(){return{...this.#n?{hour:"numeric",hour12:!0}:{hour:"2-digit",hourCycle:"h23"},minute:"2-digit"}}#o(e,t){let n=new Date(Date.UTC(2024,0,1,e));return new Intl.DateTimeFormat(this.#e.language,{...t,timeZone:"UTC"}).format(n)}#s(e,t){return new Intl.DateTimeFormat(this.#e.language,{...t,timeZone:this.#t}).format(new Date(e))}#i(e,t){return new Intl.DateTimeFormat(this.#e.language,{...t,timeZone:"UTC"}).format(he(e))}};function he(r){return new Date(`${r}T12:00:00Z`)}var lt=x`
  :host {
    --footfall-series: var(--graph-color-1, var(--color-1, #4269d0));
    --footfall-normal: var(--secondary-text-color);
    --footfall-quiet-fill: var(--ha-color-fill-neutral-quiet-resting, rgba(127, 127, 127, 0.12));
    display: block;
    height: 100%;
  }
  ha-card {
    box-sizing: border-box;
    display: flex;
    flex-direction: column;
    height: 100%;
    overflow: hidden;
    container-type: inline-size;
  }
  .content {
    box-sizing: border-box;
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: var(--ha-space-3, 12px);
    min-height: 0;
    padding: var(--ha-space-4, 16px);
  }
  p {
    margin: 0;
  }
  .big {
    font-size: 40px;
    font-variant-numeric: tabular-nums;
    font-weight: 400;
    line-height: 1;
  }
  .quiet,
  .stale,
  small {
    color: var(--secondary-text-color);
    font-size: var(--ha-font-size-s, 12px);
  }
  .stale {
    padding: 0 var(--ha-space-4, 16px) var(--ha-space-2, 8px);
  }
  .note {
    align-items: center;
    color: var(--secondary-text-color);
    display: flex;
    flex: 1;
    gap: var(--ha-space-3, 12px);
    min-height: 56px;
    padding: var(--ha-space-4, 16px);
  }
  .note ha-icon {
    flex: none;
  }
  .loading {
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: var(--ha-space-3, 12px);
    padding: var(--ha-space-4, 16px);
  }
  .loading span {
    animation: breathe 1.6s ease-in-out infinite;
    background: var(--footfall-quiet-fill);
    border-radius: var(--ha-border-radius-md, 8px);
    height: 16px;
    width: 60%;
  }
  .loading span:first-child {
    height: 40px;
    width: 30%;
  }
  .loading span:last-child {
    flex: 1;
    min-height: 16px;
    width: 100%;
  }
  button {
    align-items: center;
    background: none;
    border: none;
    border-radius: var(--ha-border-radius-md, 8px);
    color: inherit;
    cursor: pointer;
    display: inline-flex;
    font: inherit;
    gap: var(--ha-space-2, 8px);
    justify-content: center;
    min-height: 44px;
    min-width: 44px;
    padding: 0 var(--ha-space-2, 8px);
  }
  button:hover {
    background: var(--footfall-quiet-fill);
  }
  button:disabled {
    background: none;
    cursor: default;
    opacity: 0.5;
  }
  :focus-visible {
    outline: 2px solid var(--primary-color);
    outline-offset: 2px;
  }
  svg {
    display: block;
    overflow: visible;
  }
  svg text {
    fill: var(--secondary-text-color);
    font-size: 12px;
    font-variant-numeric: tabular-nums;
  }
  .hidden {
    block-size: 1px;
    clip-path: inset(50%);
    inline-size: 1px;
    overflow: hidden;
    position: absolute;
    white-space: nowrap;
  }
  @keyframes breathe {
    50% {
      opacity: 0.4;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .loading span {
      animation: none;
    }
  }
`;var me="config_panel",pe=new Map;function ct(r,e){let t=pe.get(r.language);if(t===!0)return!0;let n=t??r.loadBackendTranslation(me,"footfall").then(()=>!0,()=>!0);return pe.set(r.language,n),n.then(()=>{pe.set(r.language,!0),e()}),!1}async function dt(r){return await r.loadBackendTranslation(me,"footfall").catch(()=>{}),new U(r)}var U=class{#e;#t;constructor(e){this.#e=e,this.#t=new Intl.PluralRules(e.language)}say=(e,t)=>A(this.#e.localize,e,t);count=(e,t,n={})=>{let s=this.#t.select(t)==="one"?"one":"other";return this.say(`${e}_${s}`,{count:t,...n})}};function A(r,e,t){return r(`component.footfall.${me}.${e}`,t)||tn(e)}function tn(r){let e=r.slice(r.indexOf(".")+1).replaceAll("_"," ");return e.charAt(0).toUpperCase()+e.slice(1)}var nn=["localize","locale","language","themes","entities","connection","user"],v=class extends b{static properties={hass:{attribute:!1},config:{state:!0}};static styles=lt;#e=new k(this,()=>this.hass&&We(this.hass));#t=new k(this,()=>{let e=this.shop;return this.hass&&e?this.feed?.(this.hass,e):void 0});static getStubConfig(){return{}}setConfig(e){for(let t of["shop","title"])if(e[t]!==void 0&&typeof e[t]!="string")throw new Error(`${t}: has to be a text`);this.config=e}getCardSize(){return 4}getGridOptions(){return{columns:12,rows:"auto",min_columns:6}}get shop(){let e=this.#e.state.value,t=this.config?.shop;return t===void 0?e?.[0]:e?.find(n=>n.entry_id===t)}refresh(){this.#t.refresh()}shouldUpdate(e){let t=e.get("hass"),n=this.hass;if(e.size!==1||!t||!n||nn.some(i=>t[i]!==n[i]))return!0;let s=this.shop;return(s&&this.watched?.(n,s))?.some(i=>i!==void 0&&t.states[i]!==n.states[i])??!1}render(){if(!this.hass||!this.config)return p;let e=ct(this.hass,()=>{this.requestUpdate()});return h`<ha-card .header=${this.config.title}>${e?this.#n(this.hass):F()}</ha-card>`}#n(e){let t=new U(e),n=this.#e.state;if(n.value===void 0)return n.problem?Y(t,n.problem):F(t);let s=this.shop;if(!s)return T(t,n.value.length?"common.shop_gone":"common.no_shop","mdi:store-off-outline");let o=new B(e);if(!this.feed?.(e,s))return this.content({hass:e,shop:s,data:void 0,texts:t,format:o});let{value:i,problem:a}=this.#t.state;return i===void 0?a?Y(t,a):F(t):h`${this.content({hass:e,shop:s,data:i,texts:t,format:o})}
    ${a?h`<p class="stale">${t.say("common.stale")}</p>`:p}`}};function T(r,e,t){return h`<div class="note" role="status">
    <ha-icon .icon=${t}></ha-icon>
    <p>${r.say(e)}</p>
  </div>`}function Y(r,{code:e,message:t}){return e==="unauthorized"?T(r,"common.unauthorized","mdi:lock-outline"):e==="not_found"?T(r,"common.not_running","mdi:store-off-outline"):h`<div class="note" role="alert">
    <ha-icon icon="mdi:alert-circle-outline"></ha-icon>
    <p>${r.say("common.failed")}<br /><small>${t||e}</small></p>
  </div>`}function F(r){return h`<div class="loading" role="status" aria-label=${r?.say("common.loading")??p}>
    <span></span><span></span><span></span>
  </div>`}function ut(r){return{select:{mode:"dropdown",options:Object.keys(r).map(t=>({value:t,get label(){let n=document.querySelector("home-assistant");return A(n?.hass?.localize??(()=>""),r[t])}}))}}}var rn={name:"shop",selector:{config_entry:{integration:"footfall"}}},sn={name:"title",selector:{text:{}}},on={shop:"common.shop",title:"common.title"},an={shop:"common.shop_helper",title:"common.title_helper"};function G(r=[],e={}){return{schema:[rn,sn,...r],computeLabel:(t,n)=>{let s=e[t.name]??on[t.name];return s?A(n,s):t.name},computeHelper:(t,n)=>{let s=an[t.name];return s&&A(n,s)}}}var ge={entries:"heatmap.entries",occupancy:"heatmap.occupancy"},ln={entries:"heatmap.caption_entries",occupancy:"heatmap.caption_occupancy"},cn={entries:"heatmap.detail_entries",occupancy:"heatmap.detail_occupancy"},fe=Object.keys(ge),dn=[4,8,12,26,52],un=8,hn=1,Z=class extends v{static properties={...v.properties,measure:{state:!0},weeks:{state:!0},allHours:{state:!0},chosen:{state:!0}};static styles=[v.styles,Ue,Ge];#e=new q(this,()=>this.renderRoot.querySelector(".plan"));#t=new k(this,()=>this.hass&&this.shop?Ke(this.hass,this.shop.entry_id,this.weeks):void 0);#n;constructor(){super(),this.chosen=null}static getConfigForm(){return G([{name:"measure",selector:ut(ge)},{name:"weeks",selector:{number:{min:1,max:52,mode:"box"}}},{name:"all_hours",selector:{boolean:{}}}],{measure:"heatmap.measure",weeks:"heatmap.weeks",all_hours:"heatmap.all_hours"})}setConfig(e){super.setConfig(e);let{measure:t="entries",weeks:n=un,all_hours:s=!1}=e;if(!fe.includes(t))throw new Error(`measure: has to be one of ${fe.join(", ")}`);if(!Number.isInteger(n)||n<1||n>52)throw new Error("weeks: has to be a whole number, 1 to 52");this.measure=t,this.weeks=n,this.allHours=s}updated(e){super.updated(e);let t=this.renderRoot.querySelector(".probe");!t||this.#n===this.hass?.themes||(this.#n=this.hass?.themes,it(this,t))}content(e){let{texts:t}=e,n=[...new Set([...dn,this.weeks])].sort((s,o)=>s-o);return h`<div class="content">
      <div class="controls">
        ${Me("measure",t.say("heatmap.measure"),fe.map(s=>({value:s,label:t.say(ge[s])})),this.measure,s=>{this.measure=s})}
        ${Oe(t.say("heatmap.weeks"),n.map(s=>({value:s,label:t.count("heatmap.weeks_option",s)})),this.weeks,s=>{this.weeks=s})}
      </div>
      <div class="plan">${this.#r(e)}</div>
      <span class="probe"></span>
    </div>`}#r(e){let{value:t,problem:n}=this.#t.state;if(t===void 0)return n?Y(e.texts,n):F(e.texts);let s=new j(t.cells,t.weeks);return s.isEmpty?T(e.texts,"heatmap.empty","mdi:calendar-blank-outline"):this.#o(e,t,s)}#o(e,{weeks:t},n){let{hass:s,texts:o}=e,i=n.usualHours(),a=this.allHours||i.length===0,l=a?Array.from({length:24},(c,d)=>d):i,u=this.#i(e,n.most(this.measure,l),t);return h`${ot({grid:n,measure:this.measure,weekdays:je(at(s.locale)),hours:l,hoursDown:st(this.#e.width,l.length),rightToLeft:getComputedStyle(this).direction==="rtl",chosen:this.chosen,choose:(c,d)=>{this.#a(c,d)},words:u})}
    ${pn(e,u.value(n.most(this.measure,l)))} ${this.#s(e,n,u)}
    ${i.length===0||i.length===24?p:h`<button
            aria-expanded=${a}
            @click=${()=>{this.allHours=!this.allHours,this.chosen=null}}
          >
            ${o.say(a?"heatmap.usual_hours":"heatmap.all_hours")}
          </button>`}`}#s({texts:e},t,n){let s=({weekday:l,hour:u})=>e.say("heatmap.at",{weekday:n.weekday(l,"long"),time:n.span(u)}),o=l=>n.value(l[this.measure]??0),i=t.extremes(this.measure),a=this.chosen&&t.at(this.chosen.weekday,this.chosen.hour);return h`${i?h`<p class="extremes">
            ${e.say("heatmap.extremes",{quiet_at:s(i.quietest),quiet:o(i.quietest),busy_at:s(i.busiest),busy:o(i.busiest)})}
          </p>`:p}
    ${this.chosen?h`<p class="quiet detail">
            ${a&&a[this.measure]!==null?e.say(cn[this.measure],{at:s(a),value:o(a),weeks:a.weeks}):e.say("heatmap.detail_unknown",{at:s(this.chosen)})}
          </p>`:p}`}#i({texts:e,format:t},n,s){let o=n<10?1:0;return{weekday:(i,a)=>t.weekday(`2024-01-0${hn+i}`,a),hour:i=>t.clockHour(i),span:i=>t.clockSpan(i),value:i=>t.number(i,o),noData:e.say("heatmap.no_data"),caption:e.count(ln[this.measure],s)}}async#a(e,t){this.chosen=e,t&&(await this.updateComplete,this.renderRoot.querySelector(`[data-place="${e.weekday}-${e.hour}"]`)?.focus())}};function pn({texts:r},e){return h`<div class="legend">
    <span><i data-level="none"></i>${r.say("heatmap.no_data")}</span>
    <span role="img" aria-label=${r.say("heatmap.scale",{most:e})}>
      0 ${[0,1,2,3,4,5].map(t=>h`<i data-level=${t}></i>`)} ${e}
    </span>
  </div>`}var mt="footfall";function ft(r,e,t,n){return mn(r,e).find(s=>s.translation_key===n&&s.entity_id.startsWith(`${t}.`))?.entity_id}function mn(r,e){return fn(r).get(e)??[]}var pt=new WeakMap;function fn(r){let e=pt.get(r.entities);if(e)return e;let t=new Map;for(let n of Object.values(r.entities))n.platform!==mt||!n.device_id||t.set(n.device_id,[...t.get(n.device_id)??[],n]);return pt.set(r.entities,t),t}function gt(r,e){return e===void 0?void 0:r.states[e]}var gn=new Set(["unavailable","unknown",""]);function yt(r){if(!r||gn.has(r.state))return null;let e=Number(r.state);return Number.isFinite(e)?e:null}function bt(r,e){let t=r.entities[e];return t?.platform===mt?t:void 0}var yn=["occupancy","occupancy_low","occupancy_high","busyness"],J=class extends v{static getConfigForm(){return G()}watched(e,t){return yn.map(n=>ft(e,t.device_id,"sensor",n))}content({hass:e,shop:t,texts:n,format:s}){let[o=null,i=null,a=null]=this.watched(e,t).map(l=>yt(gt(e,l)));return o===null?T(n,"people.unavailable","mdi:ear-hearing-off"):h`<div class="content">
      <p class="big">${n.count("people.people",o,{count:s.number(o)})}</p>
      <p>${n.say("people.between",{low:s.number(i),high:s.number(a)})}</p>
    </div>`}};var vt=[{tag:"footfall-people-card",element:J,texts:"people",beside:["occupied","occupancy"]},{tag:"footfall-heatmap-card",element:Z,texts:"heatmap",beside:["busyness","entries_hour"]}];var bn="https://github.com/footfall-ha/footfall/blob/main/docs/dashboard.md";function xt(r,e){window.customCards??=[];for(let t of r)customElements.get(t.tag)||customElements.define(t.tag,t.element),window.customCards.push(vn(t,e))}function vn(r,e){let t=n=>A(e()?.localize??(()=>""),n);return{type:r.tag,get name(){return t(`${r.texts}.name`)},get description(){return t(`${r.texts}.description`)},preview:!0,documentationURL:bn,getEntitySuggestion:(n,s)=>{let o=bt(n,s);if(!o?.translation_key||!r.beside.includes(o.translation_key))return null;let i=o.device_id?n.devices[o.device_id]?.primary_config_entry:void 0;return{config:{type:`custom:${r.tag}`,...i?{shop:i}:{}}}}}}var $t=()=>document.querySelector("home-assistant")?.hass;xt(vt,$t);window.hassConnection?.then(()=>{let r=$t();return r&&dt(r)});
/*! Bundled license information:

@lit/reactive-element/css-tag.js:
  (**
   * @license
   * Copyright 2019 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

@lit/reactive-element/reactive-element.js:
lit-html/lit-html.js:
lit-element/lit-element.js:
  (**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/is-server.js:
  (**
   * @license
   * Copyright 2022 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
