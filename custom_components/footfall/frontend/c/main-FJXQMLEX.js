var te=globalThis,ne=te.ShadowRoot&&(te.ShadyCSS===void 0||te.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Te=Symbol(),at=new WeakMap,B=class{constructor(e,t,r){if(this._$cssResult$=!0,r!==Te)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(ne&&e===void 0){let r=t!==void 0&&t.length===1;r&&(e=at.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),r&&at.set(t,e))}return e}toString(){return this.cssText}},lt=n=>new B(typeof n=="string"?n:n+"",void 0,Te),y=(n,...e)=>{let t=n.length===1?n[0]:e.reduce((r,o,s)=>r+(i=>{if(i._$cssResult$===!0)return i.cssText;if(typeof i=="number")return i;throw Error("Value passed to 'css' function must be a 'css' function result: "+i+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(o)+n[s+1],n[0]);return new B(t,n,Te)},dt=(n,e)=>{if(ne)n.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let r=document.createElement("style"),o=te.litNonce;o!==void 0&&r.setAttribute("nonce",o),r.textContent=t.cssText,n.appendChild(r)}},Se=ne?n=>n:n=>n instanceof CSSStyleSheet?(e=>{let t="";for(let r of e.cssRules)t+=r.cssText;return lt(t)})(n):n;var{is:Bn,defineProperty:Kn,getOwnPropertyDescriptor:Wn,getOwnPropertyNames:jn,getOwnPropertySymbols:Vn,getPrototypeOf:Gn}=Object,re=globalThis,ct=re.trustedTypes,Yn=ct?ct.emptyScript:"",Zn=re.reactiveElementPolyfillSupport,K=(n,e)=>n,Ee={toAttribute(n,e){switch(e){case Boolean:n=n?Yn:null;break;case Object:case Array:n=n==null?n:JSON.stringify(n)}return n},fromAttribute(n,e){let t=n;switch(e){case Boolean:t=n!==null;break;case Number:t=n===null?null:Number(n);break;case Object:case Array:try{t=JSON.parse(n)}catch{t=null}}return t}},pt=(n,e)=>!Bn(n,e),ut={attribute:!0,type:String,converter:Ee,reflect:!1,useDefault:!1,hasChanged:pt};Symbol.metadata??=Symbol("metadata"),re.litPropertyMetadata??=new WeakMap;var T=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=ut){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let r=Symbol(),o=this.getPropertyDescriptor(e,r,t);o!==void 0&&Kn(this.prototype,e,o)}}static getPropertyDescriptor(e,t,r){let{get:o,set:s}=Wn(this.prototype,e)??{get(){return this[t]},set(i){this[t]=i}};return{get:o,set(i){let a=o?.call(this);s?.call(this,i),this.requestUpdate(e,a,r)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??ut}static _$Ei(){if(this.hasOwnProperty(K("elementProperties")))return;let e=Gn(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(K("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(K("properties"))){let t=this.properties,r=[...jn(t),...Vn(t)];for(let o of r)this.createProperty(o,t[o])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[r,o]of t)this.elementProperties.set(r,o)}this._$Eh=new Map;for(let[t,r]of this.elementProperties){let o=this._$Eu(t,r);o!==void 0&&this._$Eh.set(o,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let r=new Set(e.flat(1/0).reverse());for(let o of r)t.unshift(Se(o))}else e!==void 0&&t.push(Se(e));return t}static _$Eu(e,t){let r=t.attribute;return r===!1?void 0:typeof r=="string"?r:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let r of t.keys())this.hasOwnProperty(r)&&(e.set(r,this[r]),delete this[r]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return dt(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,r){this._$AK(e,r)}_$ET(e,t){let r=this.constructor.elementProperties.get(e),o=this.constructor._$Eu(e,r);if(o!==void 0&&r.reflect===!0){let s=(r.converter?.toAttribute!==void 0?r.converter:Ee).toAttribute(t,r.type);this._$Em=e,s==null?this.removeAttribute(o):this.setAttribute(o,s),this._$Em=null}}_$AK(e,t){let r=this.constructor,o=r._$Eh.get(e);if(o!==void 0&&this._$Em!==o){let s=r.getPropertyOptions(o),i=typeof s.converter=="function"?{fromAttribute:s.converter}:s.converter?.fromAttribute!==void 0?s.converter:Ee;this._$Em=o;let a=i.fromAttribute(t,s.type);this[o]=a??this._$Ej?.get(o)??a,this._$Em=null}}requestUpdate(e,t,r,o=!1,s){if(e!==void 0){let i=this.constructor;if(o===!1&&(s=this[e]),r??=i.getPropertyOptions(e),!((r.hasChanged??pt)(s,t)||r.useDefault&&r.reflect&&s===this._$Ej?.get(e)&&!this.hasAttribute(i._$Eu(e,r))))return;this.C(e,t,r)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:r,reflect:o,wrapped:s},i){r&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,i??t??this[e]),s!==!0||i!==void 0)||(this._$AL.has(e)||(this.hasUpdated||r||(t=void 0),this._$AL.set(e,t)),o===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[o,s]of this._$Ep)this[o]=s;this._$Ep=void 0}let r=this.constructor.elementProperties;if(r.size>0)for(let[o,s]of r){let{wrapped:i}=s,a=this[o];i!==!0||this._$AL.has(o)||a===void 0||this.C(o,void 0,s,a)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(r=>r.hostUpdate?.()),this.update(t)):this._$EM()}catch(r){throw e=!1,this._$EM(),r}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};T.elementStyles=[],T.shadowRootOptions={mode:"open"},T[K("elementProperties")]=new Map,T[K("finalized")]=new Map,Zn?.({ReactiveElement:T}),(re.reactiveElementVersions??=[]).push("2.1.2");var Me=globalThis,ht=n=>n,oe=Me.trustedTypes,mt=oe?oe.createPolicy("lit-html",{createHTML:n=>n}):void 0,xt="$lit$",R=`lit$${Math.random().toFixed(9).slice(2)}$`,wt="?"+R,Jn=`<${wt}>`,L=document,j=()=>L.createComment(""),V=n=>n===null||typeof n!="object"&&typeof n!="function",Le=Array.isArray,Xn=n=>Le(n)||typeof n?.[Symbol.iterator]=="function",Ae=`[ 	
\f\r]`,W=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,ft=/-->/g,gt=/>/g,O=RegExp(`>|${Ae}(?:([^\\s"'>=/]+)(${Ae}*=${Ae}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),yt=/'/g,bt=/"/g,$t=/^(?:script|style|textarea|title)$/i,De=n=>(e,...t)=>({_$litType$:n,strings:e,values:t}),d=De(1),bo=De(2),vo=De(3),S=Symbol.for("lit-noChange"),c=Symbol.for("lit-nothing"),vt=new WeakMap,M=L.createTreeWalker(L,129);function _t(n,e){if(!Le(n)||!n.hasOwnProperty("raw"))throw Error("invalid template strings array");return mt!==void 0?mt.createHTML(e):e}var Qn=(n,e)=>{let t=n.length-1,r=[],o,s=e===2?"<svg>":e===3?"<math>":"",i=W;for(let a=0;a<t;a++){let l=n[a],u,p,h=-1,f=0;for(;f<l.length&&(i.lastIndex=f,p=i.exec(l),p!==null);)f=i.lastIndex,i===W?p[1]==="!--"?i=ft:p[1]!==void 0?i=gt:p[2]!==void 0?($t.test(p[2])&&(o=RegExp("</"+p[2],"g")),i=O):p[3]!==void 0&&(i=O):i===O?p[0]===">"?(i=o??W,h=-1):p[1]===void 0?h=-2:(h=i.lastIndex-p[2].length,u=p[1],i=p[3]===void 0?O:p[3]==='"'?bt:yt):i===bt||i===yt?i=O:i===ft||i===gt?i=W:(i=O,o=void 0);let g=i===O&&n[a+1].startsWith("/>")?" ":"";s+=i===W?l+Jn:h>=0?(r.push(u),l.slice(0,h)+xt+l.slice(h)+R+g):l+R+(h===-2?a:g)}return[_t(n,s+(n[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),r]},G=class n{constructor({strings:e,_$litType$:t},r){let o;this.parts=[];let s=0,i=0,a=e.length-1,l=this.parts,[u,p]=Qn(e,t);if(this.el=n.createElement(u,r),M.currentNode=this.el.content,t===2||t===3){let h=this.el.content.firstChild;h.replaceWith(...h.childNodes)}for(;(o=M.nextNode())!==null&&l.length<a;){if(o.nodeType===1){if(o.hasAttributes())for(let h of o.getAttributeNames())if(h.endsWith(xt)){let f=p[i++],g=o.getAttribute(h).split(R),ee=/([.?@])?(.*)/.exec(f);l.push({type:1,index:s,name:ee[2],strings:g,ctor:ee[1]==="."?Re:ee[1]==="?"?Pe:ee[1]==="@"?He:U}),o.removeAttribute(h)}else h.startsWith(R)&&(l.push({type:6,index:s}),o.removeAttribute(h));if($t.test(o.tagName)){let h=o.textContent.split(R),f=h.length-1;if(f>0){o.textContent=oe?oe.emptyScript:"";for(let g=0;g<f;g++)o.append(h[g],j()),M.nextNode(),l.push({type:2,index:++s});o.append(h[f],j())}}}else if(o.nodeType===8)if(o.data===wt)l.push({type:2,index:s});else{let h=-1;for(;(h=o.data.indexOf(R,h+1))!==-1;)l.push({type:7,index:s}),h+=R.length-1}s++}}static createElement(e,t){let r=L.createElement("template");return r.innerHTML=e,r}};function I(n,e,t=n,r){if(e===S)return e;let o=r!==void 0?t._$Co?.[r]:t._$Cl,s=V(e)?void 0:e._$litDirective$;return o?.constructor!==s&&(o?._$AO?.(!1),s===void 0?o=void 0:(o=new s(n),o._$AT(n,t,r)),r!==void 0?(t._$Co??=[])[r]=o:t._$Cl=o),o!==void 0&&(e=I(n,o._$AS(n,e.values),o,r)),e}var Ce=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:r}=this._$AD,o=(e?.creationScope??L).importNode(t,!0);M.currentNode=o;let s=M.nextNode(),i=0,a=0,l=r[0];for(;l!==void 0;){if(i===l.index){let u;l.type===2?u=new Y(s,s.nextSibling,this,e):l.type===1?u=new l.ctor(s,l.name,l.strings,this,e):l.type===6&&(u=new Oe(s,this,e)),this._$AV.push(u),l=r[++a]}i!==l?.index&&(s=M.nextNode(),i++)}return M.currentNode=L,o}p(e){let t=0;for(let r of this._$AV)r!==void 0&&(r.strings!==void 0?(r._$AI(e,r,t),t+=r.strings.length-2):r._$AI(e[t])),t++}},Y=class n{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,r,o){this.type=2,this._$AH=c,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=r,this.options=o,this._$Cv=o?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=I(this,e,t),V(e)?e===c||e==null||e===""?(this._$AH!==c&&this._$AR(),this._$AH=c):e!==this._$AH&&e!==S&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):Xn(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==c&&V(this._$AH)?this._$AA.nextSibling.data=e:this.T(L.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:r}=e,o=typeof r=="number"?this._$AC(e):(r.el===void 0&&(r.el=G.createElement(_t(r.h,r.h[0]),this.options)),r);if(this._$AH?._$AD===o)this._$AH.p(t);else{let s=new Ce(o,this),i=s.u(this.options);s.p(t),this.T(i),this._$AH=s}}_$AC(e){let t=vt.get(e.strings);return t===void 0&&vt.set(e.strings,t=new G(e)),t}k(e){Le(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,r,o=0;for(let s of e)o===t.length?t.push(r=new n(this.O(j()),this.O(j()),this,this.options)):r=t[o],r._$AI(s),o++;o<t.length&&(this._$AR(r&&r._$AB.nextSibling,o),t.length=o)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let r=ht(e).nextSibling;ht(e).remove(),e=r}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},U=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,r,o,s){this.type=1,this._$AH=c,this._$AN=void 0,this.element=e,this.name=t,this._$AM=o,this.options=s,r.length>2||r[0]!==""||r[1]!==""?(this._$AH=Array(r.length-1).fill(new String),this.strings=r):this._$AH=c}_$AI(e,t=this,r,o){let s=this.strings,i=!1;if(s===void 0)e=I(this,e,t,0),i=!V(e)||e!==this._$AH&&e!==S,i&&(this._$AH=e);else{let a=e,l,u;for(e=s[0],l=0;l<s.length-1;l++)u=I(this,a[r+l],t,l),u===S&&(u=this._$AH[l]),i||=!V(u)||u!==this._$AH[l],u===c?e=c:e!==c&&(e+=(u??"")+s[l+1]),this._$AH[l]=u}i&&!o&&this.j(e)}j(e){e===c?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},Re=class extends U{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===c?void 0:e}},Pe=class extends U{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==c)}},He=class extends U{constructor(e,t,r,o,s){super(e,t,r,o,s),this.type=5}_$AI(e,t=this){if((e=I(this,e,t,0)??c)===S)return;let r=this._$AH,o=e===c&&r!==c||e.capture!==r.capture||e.once!==r.once||e.passive!==r.passive,s=e!==c&&(r===c||o);o&&this.element.removeEventListener(this.name,this,r),s&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},Oe=class{constructor(e,t,r){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=r}get _$AU(){return this._$AM._$AU}_$AI(e){I(this,e)}};var er=Me.litHtmlPolyfillSupport;er?.(G,Y),(Me.litHtmlVersions??=[]).push("3.3.3");var kt=(n,e,t)=>{let r=t?.renderBefore??e,o=r._$litPart$;if(o===void 0){let s=t?.renderBefore??null;r._$litPart$=o=new Y(e.insertBefore(j(),s),s,void 0,t??{})}return o._$AI(n),o};var ze=globalThis,_=class extends T{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=kt(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return S}};_._$litElement$=!0,_.finalized=!0,ze.litElementHydrateSupport?.({LitElement:_});var tr=ze.litElementPolyfillSupport;tr?.({LitElement:_});(ze.litElementVersions??=[]).push("4.2.2");var se=class{#e;#t=!1;press(e){this.release(),this.#t=!1,this.#e=setTimeout(()=>{this.#n(e)},450)}release(){clearTimeout(this.#e),this.#e=void 0}click(e){this.release(),this.#t||e(),this.#t=!1}#n(e){this.#t=!0,e(),this.#e=setTimeout(()=>{this.#n(e)},110)}};var ie=n=>({value:Fe(n??0),touched:!1}),Tt=(n,e)=>n.touched?n:ie(e),N=(n,e)=>({value:Fe(n.value+e),touched:!0});function St(n,e){let t=e.trim();return/^\d+$/.test(t)?{value:Fe(Number(t)),touched:!0}:n}function Et(n,e){switch(e){case"ArrowUp":return N(n,1);case"ArrowDown":return N(n,-1);case"PageUp":return N(n,10);case"PageDown":return N(n,-10);case"Home":return{value:0,touched:!0};default:return null}}var Fe=n=>Math.min(1e4,Math.max(0,Math.round(n)));var At=y`
  .content {
    min-height: 240px;
  }
  .question {
    font-size: var(--ha-font-size-l, 16px);
    font-weight: var(--ha-font-weight-medium, 500);
    text-align: center;
  }
  .stepper {
    align-items: center;
    display: grid;
    gap: var(--ha-space-2, 8px);
    grid-template-columns: minmax(64px, 1fr) minmax(96px, 1.4fr) minmax(64px, 1fr);
  }
  .step {
    background: var(--footfall-quiet-fill);
    border-radius: var(--ha-border-radius-lg, 12px);
    min-height: 72px;
    touch-action: manipulation;
    user-select: none;
  }
  .step ha-icon {
    --mdc-icon-size: 32px;
  }
  .step:active {
    background: color-mix(in srgb, var(--primary-text-color) 18%, transparent);
  }
  input {
    background: none;
    border: none;
    border-bottom: 2px solid var(--divider-color, rgba(127, 127, 127, 0.4));
    box-sizing: border-box;
    color: inherit;
    font: inherit;
    font-size: 48px;
    font-variant-numeric: tabular-nums;
    height: 72px;
    min-width: 0;
    padding: 0;
    text-align: center;
    width: 100%;
  }
  input:focus {
    border-color: var(--primary-color);
    outline: none;
  }
  .hint {
    text-align: center;
  }
  .confirm {
    margin-top: auto;
    font-size: var(--ha-font-size-l, 16px);
    min-height: 56px;
  }
  .answer {
    justify-content: space-between;
  }
  .done {
    font-size: var(--ha-font-size-xl, 20px);
    margin-bottom: var(--ha-space-2, 8px);
  }
  .actions button {
    flex: 1 1 120px;
    min-height: 56px;
  }
`;function Ct(n,e,t,r,o){return d`<div class="segmented" role="radiogroup" aria-label=${e}>
    ${t.map(s=>d`<label>
          <input
            type="radio"
            name=${n}
            .value=${s.value}
            .checked=${s.value===r}
            @change=${()=>{o(s.value)}}
          /><span>${s.label}</span>
        </label>`)}
  </div>`}function ae(n,e,t,r){return d`<select class="dropdown" aria-label=${n} @change=${s=>{let i=e[s.target.selectedIndex];i&&r(i.value)}}>
    ${e.map(({value:s,label:i})=>d`<option ?selected=${s===t}>${i}</option>`)}
  </select>`}var v=y`
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
`,w=n=>d`<p class="error" role="alert"><ha-icon icon="mdi:alert-circle-outline"></ha-icon><span>${n}</span></p>`;var Ie=(n,e)=>({type:"call_service",domain:"footfall",service:n,service_data:e,return_response:!0});async function Ue(n,e,t){return(await n.callWS(Ie(e,t))).response}async function P(n,e){if(typeof e!="object"||e===null)return String(e);let{message:t,code:r,...o}=e,{translation_domain:s,translation_key:i,translation_placeholders:a}=o;if(s!==void 0&&i!==void 0){await n.loadBackendTranslation("exceptions",s).catch(()=>{});let l=n.localize(`component.${s}.exceptions.${i}.message`,a??{});if(l)return l}return t??String(r??"?")}var Pt="footfall";function k(n,e,t,r){return nr(n,e).find(o=>o.translation_key===r&&o.entity_id.startsWith(`${t}.`))?.entity_id}function nr(n,e){return rr(n).get(e)??[]}var Rt=new WeakMap;function rr(n){let e=Rt.get(n.entities);if(e)return e;let t=new Map;for(let r of Object.values(n.entities))r.platform!==Pt||!r.device_id||t.set(r.device_id,[...t.get(r.device_id)??[],r]);return Rt.set(n.entities,t),t}function E(n,e){return e===void 0?void 0:n.states[e]}var or=new Set(["unavailable","unknown",""]);function $(n){if(!n||or.has(n.state))return null;let e=Number(n.state);return Number.isFinite(e)?e:null}function Ht(n,e){let t=n.entities[e];return t?.platform===Pt?t:void 0}var Ot=[2e3,5e3,15e3,6e4],Z=class{constructor(e,t){this.source=e;this.connection=t}source;connection;#e={status:"loading"};#t=new Set;#n;#r;#o=0;get state(){return this.#e}watch(e){return this.#t.add(e),this.#t.size===1&&(this.connection.addEventListener("ready",this.refresh),this.#i()),e(this.#e),()=>{this.#t.delete(e),this.#t.size===0&&(this.connection.removeEventListener("ready",this.refresh),this.#a())}}refresh=()=>{this.#t.size!==0&&(this.#o=0,this.#a(),this.#i())};#i(){let e=!0,t=this.source(r=>{e&&(this.#o=0,this.#s({status:"ready",value:r}))},r=>{if(!e)return;this.#s({status:"failed",value:this.#e.value,problem:sr(r)});let o=Ot[Math.min(this.#o,Ot.length-1)];this.#o+=1,this.#r=setTimeout(()=>{this.#a(),this.#i()},o)});this.#n=()=>{e=!1,t()}}#a(){clearTimeout(this.#r),this.#n?.(),this.#n=void 0}#s(e){this.#e=e;for(let t of[...this.#t])t(e)}};function sr(n){if(typeof n=="object"&&n!==null){let{code:e,message:t}=n;return{code:typeof e=="string"?e:typeof e=="number"?"connection":"unknown",message:typeof t=="string"?t:""}}return{code:"unknown",message:String(n)}}function Mt(n,e){return(t,r)=>{let o=!1,s;return n.connection.subscribeMessage(t,e,{resubscribe:!1}).then(i=>{o?i():s=i},r),()=>{o=!0,Promise.resolve(s?.()).catch(()=>{})}}}function Lt(n,e,t){return(r,o)=>{let s=0,i=()=>{s=Date.now(),n.callWS(e).then(r,o)},a=()=>{document.visibilityState!=="hidden"&&Date.now()-s>=t*1e3&&i()},l=setInterval(a,t*1e3);return document.addEventListener("visibilitychange",a),i(),()=>{clearInterval(l),document.removeEventListener("visibilitychange",a)}}}var ir=300,zt=600,Dt=new WeakMap;function Ft(n,e,t){let r=Dt.get(n.connection)??new Map;Dt.set(n.connection,r);let o=JSON.stringify(e),s=r.get(o)??t();return r.set(o,s),s}function It(n,e){return Ft(n,e,()=>new Z(Mt(n,e),n.connection))}function Ne(n,e,t){return Ft(n,e,()=>new Z(Lt(n,e,t),n.connection))}function Ut(n){return Ne(n,{type:"footfall/shops"},ir)}function Nt(n,e,t){return Ne(n,{type:"footfall/pattern",entry_id:e,weeks:t},zt)}function qt(n,e,t){return Ne(n,Ie("report",{config_entry_id:e,period:t}),zt)}function Bt(n,e){return It(n,{type:"footfall/subscribe_held",entry_id:e})}function Kt(n,e){return It(n,{type:"footfall/subscribe_floor_plan",entry_id:e})}var A=class{constructor(e,t){this.host=e;this.pick=t;e.addController(this)}host;pick;state={status:"loading"};#e;#t;#n=!1;refresh(){this.#e?.refresh()}hostConnected(){this.#e&&this.#r(this.#e)}hostUpdate(){let e=this.pick();e!==this.#e&&(this.hostDisconnected(),this.#e=e,this.state={status:"loading"},this.#n=!0,e&&this.#r(e),this.#n=!1)}hostDisconnected(){this.#t?.(),this.#t=void 0}#r(e){this.#t=e.watch(t=>{this.state=t,this.#n||this.host.requestUpdate()})}};var ar={comma_decimal:["en-US","en"],decimal_comma:["de","es","it"],space_comma:["fr","sv","cs"],quote_decimal:["de-CH"]};function qe(n){if(n.number_format!=="system")return ar[n.number_format]??n.language}var H=class{#e;#t;constructor(e){this.#e=e.locale,this.#t=e.locale.time_zone==="server"?e.config.time_zone:void 0}number=(e,t=0)=>{if(e===null)return"\u2013";let r=this.#e.number_format!=="none";return new Intl.NumberFormat(qe(this.#e),{maximumFractionDigits:t,useGrouping:r}).format(e)};percent=e=>e===null?"\u2013":new Intl.NumberFormat(qe(this.#e),{style:"percent",maximumFractionDigits:0}).format(e);minutes=e=>{if(e===null)return"\u2013";let t=Math.floor(Math.round(e)/60),r=Math.round(e)-t*60,o=(s,i,a=0)=>new Intl.NumberFormat(qe(this.#e),{style:"unit",unit:i,unitDisplay:"short",maximumFractionDigits:a}).format(s);return t===0?o(e<10?e:r,"minute",e<10?1:0):r===0?o(t,"hour"):`${o(t,"hour")} ${o(r,"minute")}`};time=e=>this.#i(e,this.#r);hour=e=>this.#n?this.#i(e,{hour:"numeric",hour12:!0}):new Intl.DateTimeFormat("en-GB",{hour:"2-digit",hourCycle:"h23",timeZone:this.#t}).format(new Date(e));clockHour=e=>this.#n?this.#o(e,{hour:"numeric",hour12:!0}):String(e).padStart(2,"0");clockSpan=e=>{let t=r=>this.#o(r,this.#r);return`${t(e)}\u2013${t((e+1)%24)}`};moment=(e,t=new Date)=>{let r=o=>this.#i(o,{dateStyle:"short"});return r(new Date(e))===r(t)?this.time(e):this.#i(e,{weekday:"long",...this.#r})};weekday=(e,t="long")=>this.#a(e,{weekday:t});dayMonth=e=>this.#a(e,{day:"numeric",month:"short"});date=e=>this.#a(e,{weekday:"long",day:"numeric",month:"long",year:"numeric"});span=(e,t)=>new Intl.DateTimeFormat(this.#e.language,{day:"numeric",month:"long",year:"numeric",timeZone:"UTC"}).formatRange(Be(e),Be(t));relative=(e,t=new Date)=>{let r=(new Date(e).getTime()-t.getTime())/1e3,o=new Intl.RelativeTimeFormat(this.#e.language,{numeric:"auto"}),s=[["day",86400],["hour",3600],["minute",60]];for(let[i,a]of s)if(Math.abs(r)>=a)return o.format(Math.trunc(r/a),i);return o.format(0,"second")};get#n(){let{time_format:e,language:t}=this.#e;return e==="12"?!0:e==="24"?!1:new Intl.DateTimeFormat(e==="system"?void 0:t,{hour:"numeric"}).resolvedOptions().hour12??!1}get#r(){return{...this.#n?{hour:"numeric",hour12:!0}:{hour:"2-digit",hourCycle:"h23"},minute:"2-digit"}}#o(e,t){let r=new Date(Date.UTC(2024,0,1,e));return new Intl.DateTimeFormat(this.#e.language,{...t,timeZone:"UTC"}).format(r)}#i(e,t){return new Intl.DateTimeFormat(this.#e.language,{...t,timeZone:this.#t}).format(new Date(e))}#a(e,t){return new Intl.DateTimeFormat(this.#e.language,{...t,timeZone:"UTC"}).format(Be(e))}};function Be(n){return new Date(`${n}T12:00:00Z`)}var le=y`
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
`;var We="config_panel",Ke=new Map;function Wt(n,e){let t=Ke.get(n.language);if(t===!0)return!0;let r=t??n.loadBackendTranslation(We,"footfall").then(()=>!0,()=>!0);return Ke.set(n.language,r),r.then(()=>{Ke.set(n.language,!0),e()}),!1}async function jt(n){return await n.loadBackendTranslation(We,"footfall").catch(()=>{}),new D(n)}var D=class{#e;#t;constructor(e){this.#e=e,this.#t=new Intl.PluralRules(e.language)}say=(e,t)=>z(this.#e.localize,e,t);count=(e,t,r={})=>{let o=this.#t.select(t)==="one"?"one":"other";return this.say(`${e}_${o}`,{count:t,...r})}};function z(n,e,t){return n(`component.footfall.${We}.${e}`,t)||lr(e)}function lr(n){let e=n.slice(n.indexOf(".")+1).replaceAll("_"," ");return e.charAt(0).toUpperCase()+e.slice(1)}var dr=["localize","locale","language","themes","entities","connection","user"],m=class extends _{static properties={hass:{attribute:!1},config:{state:!0}};static styles=le;#e=new A(this,()=>this.hass&&Ut(this.hass));#t=new A(this,()=>{let e=this.shop;return this.hass&&e?this.feed?.(this.hass,e):void 0});static getStubConfig(){return{}}setConfig(e){for(let t of["shop","title"])if(e[t]!==void 0&&typeof e[t]!="string")throw new Error(`${t}: has to be a text`);this.config=e}getCardSize(){return 4}getGridOptions(){return{columns:12,rows:"auto",min_columns:6}}get shop(){let e=this.#e.state.value,t=this.config?.shop;return t===void 0?e?.[0]:e?.find(r=>r.entry_id===t)}refresh(){this.#t.refresh()}shouldUpdate(e){let t=e.get("hass"),r=this.hass;if(e.size!==1||!t||!r||dr.some(i=>t[i]!==r[i]))return!0;let o=this.shop;return(o&&this.watched?.(r,o))?.some(i=>i!==void 0&&t.states[i]!==r.states[i])??!1}render(){if(!this.hass||!this.config)return c;let e=Wt(this.hass,()=>{this.requestUpdate()});return d`<ha-card .header=${this.config.title}>${e?this.#n(this.hass):F()}</ha-card>`}#n(e){let t=new D(e),r=this.#e.state;if(r.value===void 0)return r.problem?q(t,r.problem):F(t);let o=this.shop;if(!o)return b(t,r.value.length?"common.shop_gone":"common.no_shop","mdi:store-off-outline");let s=new H(e);if(!this.feed?.(e,o))return this.content({hass:e,shop:o,data:void 0,texts:t,format:s});let{value:i,problem:a}=this.#t.state;return i===void 0?a?q(t,a):F(t):d`${this.content({hass:e,shop:o,data:i,texts:t,format:s})}
    ${a?d`<p class="stale">${t.say("common.stale")}</p>`:c}`}};function b(n,e,t){return d`<div class="note" role="status">
    <ha-icon .icon=${t}></ha-icon>
    <p>${n.say(e)}</p>
  </div>`}function q(n,{code:e,message:t}){return e==="unauthorized"?b(n,"common.unauthorized","mdi:lock-outline"):e==="not_found"?b(n,"common.not_running","mdi:store-off-outline"):d`<div class="note" role="alert">
    <ha-icon icon="mdi:alert-circle-outline"></ha-icon>
    <p>${n.say("common.failed")}<br /><small>${t||e}</small></p>
  </div>`}function F(n){return d`<div class="loading" role="status" aria-label=${n?.say("common.loading")??c}>
    <span></span><span></span><span></span>
  </div>`}function de(n){return{select:{mode:"dropdown",options:Object.keys(n).map(t=>({value:t,get label(){let r=document.querySelector("home-assistant");return z(r?.hass?.localize??(()=>""),n[t])}}))}}}var cr={name:"shop",selector:{config_entry:{integration:"footfall"}}},ur={name:"title",selector:{text:{}}},pr={shop:"common.shop",title:"common.title"},hr={shop:"common.shop_helper",title:"common.title_helper"};function x(n=[],e={}){return{schema:[cr,ur,...n],computeLabel:(t,r)=>{let o=e[t.name]??pr[t.name];return o?z(r,o):t.name},computeHelper:(t,r)=>{let o=hr[t.name];return o&&z(r,o)}}}var ce=class extends m{static properties={...m.properties,count:{state:!0},state:{state:!0}};static styles=[m.styles,v,At];#e=new se;constructor(){super(),this.count=ie(null),this.state={step:"counting"}}static getConfigForm(){return x()}getGridOptions(){return{columns:12,rows:"auto",min_columns:6}}disconnectedCallback(){super.disconnectedCallback(),this.#e.release()}watched(e,t){return[Yt(e,t)]}willUpdate(){let{hass:e,shop:t}=this;e&&t&&this.state.step==="counting"&&(this.count=Tt(this.count,Gt(e,t)))}content(e){let{state:t}=this;if(t.step==="taken"||t.step==="undone")return this.#o(e,t);let r=Gt(e.hass,e.shop);return r===null&&t.step==="counting"?b(e.texts,"calibrate.unavailable","mdi:ear-hearing-off"):this.#t(e,r)}#t({hass:e,shop:t,texts:r,format:o},s){let{state:i,count:a}=this,l=i.step==="sending",u=a.touched?r.say("calibrate.hint_changed",{estimate:o.number(s)}):r.say("calibrate.hint");return d`<div class="content">
      <p id="question" class="question">${r.say("calibrate.question")}</p>
      <div class="stepper">
        ${this.#n(-1,"mdi:minus",r.say("calibrate.fewer"),l||a.value<=0)}
        <input
          type="text"
          inputmode="numeric"
          role="spinbutton"
          autocomplete="off"
          aria-labelledby="question"
          aria-valuemin="0"
          aria-valuemax=${1e4}
          aria-valuenow=${a.value}
          .value=${String(a.value)}
          ?disabled=${l}
          @focus=${mr}
          @change=${p=>{this.#s(p.target)}}
          @keydown=${p=>{this.#l(p)}}
        />
        ${this.#n(1,"mdi:plus",r.say("calibrate.more"),l||a.value>=1e4)}
      </div>
      <p class="quiet hint">${u}</p>
      ${i.step==="refused"?w(r.say("calibrate.failed",{reason:i.problem})):c}
      <button class="filled confirm" ?disabled=${l} @click=${()=>{this.#d(e,t)}}>
        ${l?r.say("calibrate.sending"):r.say("calibrate.confirm",{count:o.number(a.value)})}
      </button>
    </div>`}#n(e,t,r,o){let s=()=>{this.count=N(this.count,e)};return d`<button
      class="step"
      aria-label=${r}
      ?disabled=${o}
      @pointerdown=${i=>{i.button===0&&this.#e.press(s)}}
      @pointerup=${this.#r}
      @pointerleave=${this.#r}
      @pointercancel=${this.#r}
      @contextmenu=${fr}
      @click=${()=>{this.#e.click(s)}}
    >
      <ha-icon .icon=${t}></ha-icon>
    </button>`}#r=()=>{this.#e.release()};#o(e,t){let{hass:r,shop:o,texts:s}=e,i=d`<button class="bordered" @click=${this.#a}>${s.say("calibrate.again")}</button>`;if(t.step==="undone"){let l=t.forgotten>0?"calibrate.undone":"calibrate.not_undone";return d`<div class="content answer">
        <p role="status">${s.say(l)}</p>
        <div class="actions">${i}</div>
      </div>`}let{answer:a}=t;return d`<div class="content answer">
      <div role="status">
        <p class="done"><ha-icon icon="mdi:check-circle-outline"></ha-icon>${this.#i(e,a)}</p>
        <p class="quiet">${s.count("calibrate.teach",a.counts)}</p>
        ${a.used?c:d`<p class="quiet">${s.say("calibrate.not_used")}</p>`}
      </div>
      ${t.problem===void 0?c:w(s.say("calibrate.not_taken_back",{reason:t.problem}))}
      <div class="actions">
        <button class="bordered" @click=${()=>{this.#c(r,o,a)}}>
          <ha-icon icon="mdi:undo"></ha-icon>${s.say("calibrate.undo")}
        </button>
        ${i}
      </div>
    </div>`}#i({texts:e,format:t},{before:r,after:o}){return e.say("calibrate.answer",{before:t.number(r),after:t.number(o)})}#a=()=>{this.count=ie(null),this.state={step:"counting"}};#s(e){this.count=St(this.count,e.value),e.value=String(this.count.value)}#l(e){this.#s(e.target);let t=Et(this.count,e.key);t!==null&&(e.preventDefault(),this.count=t)}async#d(e,t){this.state={step:"sending"};try{let r={count:this.count.value,config_entry_id:t.entry_id};this.state={step:"taken",answer:await Ue(e,"calibrate",r)}}catch(r){this.count={...this.count,touched:!0},this.state={step:"refused",problem:await P(e,r)}}}async#c(e,t,r){try{let o=new Date(Date.parse(r.time)+1e3).toISOString(),s={since:r.time,until:o,config_entry_id:t.entry_id},{forgotten:i}=await Ue(e,"forget_counts",s);this.state={step:"undone",forgotten:i}}catch(o){this.state={step:"taken",answer:r,problem:await P(e,o)}}}},mr=n=>{n.target.select()},fr=n=>{n.preventDefault()},Yt=(n,e)=>k(n,e.device_id,"sensor","occupancy"),Gt=(n,e)=>$(E(n,Yt(n,e)));var je=[0,2,5,10,20,45],gr=["below_2_min","from_2_min","from_5_min","from_10_min","from_20_min","from_45_min"],Zt=n=>je.map((e,t)=>({from:e,to:je[t+1]??null,share:n[t]??0}));function Jt(n){let e=gr.map(t=>n[t]);return e.every(t=>typeof t=="number")?Zt(e):null}function Xt(n){let e=je.map(r=>n.find(o=>o.from_seconds===r*60)?.people??0),t=yr(e);return t===null?null:Zt(t)}function yr(n){let e=n.reduce((a,l)=>a+l,0);if(e<=0)return null;let t=n.map(a=>100*a/e),r=t.map(Math.floor),o=100-r.reduce((a,l)=>a+l,0),s=t.map((a,l)=>({index:l,rest:a-Math.floor(a)})).sort((a,l)=>l.rest-a.rest),i=new Set(s.slice(0,o).map(({index:a})=>a));return r.map((a,l)=>i.has(l)?a+1:a)}function Qt(n,e,t){return n.to!==null&&n.to<=e?"bounce":n.from>=t?"engaged":null}var br={s:1/60,min:1,h:60,d:1440};function Ve(n,e){let t=typeof e=="string"?br[e]:void 0;return n===null||t===void 0?null:n*t}var en=y`
  .median {
    align-items: baseline;
    display: flex;
    flex-wrap: wrap;
    gap: 4px var(--ha-space-3, 12px);
  }
  .bars {
    display: grid;
    gap: 6px var(--ha-space-3, 12px);
    grid-template-columns: auto 1fr auto;
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .bars li {
    align-items: center;
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    min-height: 28px;
  }
  .range {
    color: var(--secondary-text-color);
  }
  .share {
    font-variant-numeric: tabular-nums;
    font-weight: var(--ha-font-weight-medium, 500);
    text-align: end;
  }
  .track {
    background: var(--footfall-quiet-fill);
    border-radius: 4px;
    height: 16px;
    overflow: hidden;
  }
  .track i {
    border-radius: 4px;
    display: block;
    height: 100%;
  }
  /* What is short is striped, what is long is full: told apart without colours too. */
  [data-kind="bounce"] i {
    background: repeating-linear-gradient(
      135deg,
      var(--footfall-series) 0 4px,
      color-mix(in srgb, var(--footfall-series) 25%, transparent) 4px 8px
    );
  }
  [data-kind="between"] i {
    background: color-mix(in srgb, var(--footfall-series) 55%, transparent);
  }
  [data-kind="engaged"] i {
    background: var(--footfall-series);
  }
  .terms {
    display: grid;
    gap: var(--ha-space-2, 8px);
    grid-template-columns: repeat(3, 1fr);
  }
  @container (max-width: 400px) {
    .terms {
      grid-template-columns: 1fr 1fr;
    }
    .terms button:last-child {
      grid-column: 1 / -1;
    }
  }
  .terms button {
    align-items: stretch;
    background: var(--footfall-quiet-fill);
    flex-direction: column;
    gap: 0;
    padding: 8px 12px;
    text-align: start;
  }
  .terms button[aria-expanded="true"] {
    box-shadow: inset 0 0 0 1px var(--secondary-text-color);
  }
  .term {
    align-items: center;
    color: var(--secondary-text-color);
    display: flex;
    font-size: var(--ha-font-size-s, 12px);
    gap: 6px;
  }
  .term i {
    border-radius: 3px;
    block-size: 12px;
    flex: none;
    inline-size: 12px;
  }
  [data-kind="traceable"] i {
    display: none;
  }
  .term ha-icon {
    --mdc-icon-size: 16px;
    margin-inline-start: auto;
  }
  .value {
    font-size: var(--ha-font-size-l, 16px);
    font-weight: var(--ha-font-weight-medium, 500);
  }
  .meaning {
    color: var(--secondary-text-color);
  }
`;var Ye={today:"dwell.today",yesterday:"dwell.yesterday",this_week:"dwell.this_week",last_week:"dwell.last_week",this_month:"dwell.this_month",last_month:"dwell.last_month"},Ge=Object.keys(Ye),vr=["dwell","bounce_rate","engaged_visits","traceable_share"],Ze={bounce:{name:"dwell.bounce",means:"dwell.bounce_means"},engaged:{name:"dwell.engaged",means:"dwell.engaged_means"},traceable:{name:"dwell.traceable",means:"dwell.traceable_means"}},ue=class extends m{static properties={...m.properties,period:{state:!0},term:{state:!0}};static styles=[m.styles,v,en];#e=new A(this,()=>this.hass&&this.shop&&this.period!=="today"?qt(this.hass,this.shop.entry_id,this.period):void 0);constructor(){super(),this.period="today",this.term=null}static getConfigForm(){let e={name:"period",selector:de(Ye)};return x([e],{period:"dwell.period"})}setConfig(e){super.setConfig(e);let{period:t="today"}=e;if(!Ge.includes(t))throw new Error(`period: has to be one of ${Ge.join(", ")}`);this.period=t}watched(e,t){return vr.map(r=>k(e,t.device_id,"sensor",r))}content(e){let{texts:t}=e,r=Ge.map(o=>({value:o,label:t.say(Ye[o])}));return d`<div class="content">
      <div class="controls">
        ${ae(t.say("dwell.period"),r,this.period,o=>{this.period=o})}
      </div>
      ${this.period==="today"?this.#t(e):this.#n(e)}
    </div>`}#t(e){let{hass:t,shop:r,texts:o,format:s}=e,[i,a,l,u]=this.watched(t,r).map(g=>E(t,g));if(!i||i.state==="unavailable")return b(o,"dwell.unavailable","mdi:ear-hearing-off");let p=Jt(i.attributes);if(!p)return b(o,"dwell.none_today","mdi:timer-sand-empty");let h=g=>s.percent(g===null?null:g/100),f=$(l);return this.#r(e,{bands:p,median:Ve($(i),i.attributes.unit_of_measurement),terms:{bounce:h($(a)),engaged:f===null?"\u2013":o.count("dwell.visits",f,{count:s.number(f)}),traceable:h($(u))}})}#n(e){let{texts:t,format:r}=e,{value:o,problem:s}=this.#e.state;if(o===void 0)return s?q(t,s):F(t);let{dwell_bands:i,dwell_median:a,bounce_rate:l,engaged_rate:u,traceable_share:p}=o.response,h=Xt(i);return h?this.#r(e,{bands:h,median:Ve(a,"s"),terms:{bounce:r.percent(l),engaged:r.percent(u),traceable:r.percent(p)}}):b(t,"dwell.none","mdi:timer-sand-empty")}#r(e,{bands:t,median:r,terms:o}){let{shop:s,texts:i,format:a}=e,l=Math.max(...t.map(u=>u.share),1);return d`<div class="median">
        <span class="big">${a.minutes(r)}</span>
        <span class="quiet">${i.say("dwell.median")}</span>
      </div>
      <ul class="bars" aria-label=${i.say("dwell.bars")}>
        ${t.map(u=>{let p=Qt(u,s.bounce_minutes,s.engaged_minutes);return d`<li data-kind=${p??"between"}>
            <span class="range">${xr(e,u)}</span>
            <span class="track"><i style="inline-size: ${100*u.share/l}%"></i></span>
            <span class="share">${a.percent(u.share/100)}</span>
          </li>`})}
      </ul>
      <div class="terms">
        ${Object.keys(Ze).map(u=>this.#o(e,u,o[u]))}
      </div>
      ${this.term?d`<p id="meaning" class="meaning">${wr(e,this.term)}</p>`:c}`}#o({texts:e},t,r){let o=this.term===t;return d`<button
      data-kind=${t}
      aria-expanded=${o}
      aria-controls=${o?"meaning":c}
      @click=${()=>{this.term=o?null:t}}
    >
      <span class="term"><i></i>${e.say(Ze[t].name)}<ha-icon icon="mdi:information-outline"></ha-icon></span>
      <span class="value">${r}</span>
    </button>`}};function xr({texts:n,format:e},{from:t,to:r}){let o={low:e.number(t),high:e.number(r)};return r===null?n.say("dwell.above",o):n.say(t===0?"dwell.below":"dwell.between",o)}function wr({shop:n,texts:e,format:t},r){let o={bounce:n.bounce_minutes,engaged:n.engaged_minutes,traceable:null};return e.say(Ze[r].means,{minutes:t.number(o[r])})}var C={side:24,top:24,bottom:46},$r=.01,_r=.05;function Je(n,e){return{x:tn(n.x,C.side,C.side,e.width),y:tn(n.y,C.top,C.bottom,e.height)}}function tn(n,e,t,r){return r<=e+t?.5:Math.min(1-t/r,Math.max(e/r,n))}var Xe=(n,e,t)=>({x:t.width>0?(n-t.left)/t.width:0,y:t.height>0?(e-t.top)/t.height:0});function nn(n,e,t){let r=t?_r:$r;switch(e){case"ArrowLeft":return{...n,x:n.x-r};case"ArrowRight":return{...n,x:n.x+r};case"ArrowUp":return{...n,y:n.y-r};case"ArrowDown":return{...n,y:n.y+r};default:return null}}function rn(n,e){if(n<=0)return[];let t=Math.min(n,Math.max(1,Math.round(Math.sqrt(n*e)))),r=Math.ceil(n/t);return Array.from({length:n},(o,s)=>{let i=Math.floor(s/t),a=i===r-1?n-i*t:t;return{x:(s%t+.5)/a,y:(i+.5)/r}})}var on=n=>({x:Math.round(n.x*1e3)/1e3,y:Math.round(n.y*1e3)/1e3});var sn=n=>({places:n,chosen:null,drag:null,changed:!1});function an(n,e){switch(e.type){case"grab":return kr(n,e);case"move":return Tr(n,e);case"drop":return n.drag?.pointer===e.pointer?{...n,drag:null}:n;case"break-off":return Sr(n);case"key":return Er(n,e);case"place":return Qe({...n,chosen:e.id},e.id,e.at,e.plan);case"remove":return Ar(n,e.id)}}function kr(n,{id:e,pointer:t,x:r,y:o,plan:s}){let i=n.places[e];if(n.drag!==null||i===void 0)return n;let a=Xe(r,o,s),l=Je(i,s);return{...n,chosen:e,drag:{id:e,pointer:t,from:i,grip:{x:l.x-a.x,y:l.y-a.y}}}}function Tr(n,{pointer:e,x:t,y:r,plan:o}){let{drag:s}=n;if(s?.pointer!==e)return n;let i=Xe(t,r,o);return Qe(n,s.id,{x:i.x+s.grip.x,y:i.y+s.grip.y},o)}function Sr(n){let{drag:e}=n;return e===null?n:{...n,places:{...n.places,[e.id]:e.from},drag:null}}function Er(n,{id:e,key:t,far:r,plan:o}){let s=n.places[e],i=s&&nn(s,t,r);return i?Qe({...n,chosen:e},e,i,o):n}function Ar(n,e){return{places:Object.fromEntries(Object.entries(n.places).filter(([r])=>r!==e)),chosen:null,drag:null,changed:!0}}var Qe=(n,e,t,r)=>({...n,places:{...n.places,[e]:on(Je(t,r))},changed:!0});var ln={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},dn=n=>(...e)=>({_$litDirective$:n,values:e}),pe=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,r){this._$Ct=e,this._$AM=t,this._$Ci=r}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};var cn="important",Cr=" !"+cn,J=dn(class extends pe{constructor(n){if(super(n),n.type!==ln.ATTRIBUTE||n.name!=="style"||n.strings?.length>2)throw Error("The `styleMap` directive must be used in the `style` attribute and must be the only part in the attribute.")}render(n){return Object.keys(n).reduce((e,t)=>{let r=n[t];return r==null?e:e+`${t=t.includes("-")?t:t.replace(/(?:^(webkit|moz|ms|o)|)(?=[A-Z])/g,"-$&").toLowerCase()}:${r};`},"")}update(n,[e]){let{style:t}=n.element;if(this.ft===void 0)return this.ft=new Set(Object.keys(e)),this.render(e);for(let r of this.ft)e[r]==null&&(this.ft.delete(r),r.includes("-")?t.removeProperty(r):t[r]=null);for(let r in e){let o=e[r];if(o!=null){this.ft.add(r);let s=typeof o=="string"&&o.endsWith(Cr);r.includes("-")||s?t.setProperty(r,s?o.slice(0,-11):o,s?cn:""):t[r]=o}}return S}});function he(n,e){let{image:t,aspect:r,label:o,broken:s,loaded:i,failed:a}=n;return d`<div
    class="plan"
    role="group"
    aria-label=${o}
    style=${J({"--aspect":`${r??1.6}`})}
  >
    ${t===null||s?c:d`<img
            src=${t}
            alt=""
            draggable="false"
            @load=${l=>i?.(l.target)}
            @error=${a}
          />`}
    ${e}
  </div>`}var Rr=18,Pr=20;function X(n,e,t){if(n.kind==="node")return e.say("floor_plan.node",{node:n.name,status:n.said});let{people:r,name:o}=n;if(r===null)return e.say("floor_plan.zone_unavailable",{zone:o});if(r===0)return e.say("floor_plan.zone_nobody",{zone:o});let s=n.kind==="till"?"floor_plan.zone_queue":"floor_plan.zone_people";return e.count(s,r,{zone:o,count:t.number(r)})}function Hr(n){return n.kind==="node"?n.status==="listening"?"on":"off":n.people===null?"unknown":n.people>0?"people":"nobody"}var Or={listening:"mdi:access-point",paused:"mdi:pause",no_key:"mdi:key-remove"};function tt(n,e){let t=Hr(n),r=n.kind==="node"?d`<ha-icon .icon=${Or[n.status??""]??"mdi:access-point-off"}></ha-icon>`:e.number(n.people),o=n.kind!=="node"?Mr(n.people):0;return d`<span
    class="face"
    data-kind=${n.kind}
    data-state=${t}
    style=${J({"--ring":`${o}px`})}
    aria-hidden="true"
    ><span>${r}</span></span
  >`}var Mr=n=>Math.round(Rr*Math.sqrt(Math.min(1,(n??0)/Pr)));function me(n,e,t,r,o,s){return d`<button
    class="marker"
    data-id=${n.id}
    style=${J({"--x":`${e.x}`,"--y":`${e.y}`})}
    aria-label=${t}
    aria-pressed=${s?s.chosen:c}
    aria-describedby=${s?"hint":c}
    @click=${o}
    @pointerdown=${s?.down}
    @pointermove=${s?.move}
    @pointerup=${s?.up}
    @pointercancel=${s?.cancel}
    @keydown=${s?.key}
  >
    ${tt(n,r)}<span class="name" dir="auto" aria-hidden="true">${n.name}</span>
  </button>`}var fe=y`
  footfall-floor-plan-editor {
    display: contents;
  }
  .plan {
    aspect-ratio: var(--aspect);
    background: var(--footfall-quiet-fill);
    border-radius: var(--ha-border-radius-md, 8px);
    box-shadow: inset 0 0 0 1px var(--divider-color, rgba(127, 127, 127, 0.3));
    inline-size: min(100%, 75vh * var(--aspect));
    margin-inline: auto;
    position: relative;
  }
  .plan img {
    block-size: 100%;
    border-radius: inherit;
    display: block;
    inline-size: 100%;
    object-fit: fill;
    user-select: none;
  }
  .marker {
    align-items: center;
    background: none;
    display: grid;
    height: 44px;
    justify-items: center;
    left: clamp(${C.side}px, 100% * var(--x), 100% - ${C.side}px);
    padding: 0;
    position: absolute;
    top: clamp(${C.top}px, 100% * var(--y), 100% - ${C.bottom}px);
    transform: translate(-50%, -50%);
    width: 44px;
  }
  .marker:hover {
    background: none;
  }
  .name {
    /* Beside the middle as far as the marker is beside the middle of the plan: so no name leaves it. */
    background: var(--ha-card-background, var(--card-background-color, #fff));
    border-radius: 4px;
    font-size: var(--ha-font-size-s, 12px);
    inset-block-start: 100%;
    left: calc(100% * var(--x));
    line-height: 16px;
    max-width: 104px;
    overflow: hidden;
    padding-inline: 4px;
    position: absolute;
    text-overflow: ellipsis;
    transform: translateX(calc(-100% * var(--x)));
    white-space: nowrap;
  }
  .face {
    --colour: var(--footfall-series);
    background: var(--ha-card-background, var(--card-background-color, #fff));
    block-size: 36px;
    border: 3px solid var(--colour);
    border-radius: 50%;
    box-sizing: border-box;
    color: var(--primary-text-color);
    display: grid;
    font-variant-numeric: tabular-nums;
    font-weight: var(--ha-font-weight-bold, 700);
    min-inline-size: 36px;
    place-items: center;
  }
  .face[data-kind="till"] {
    border-radius: 10px;
  }
  .face[data-state="people"] {
    box-shadow: 0 0 0 var(--ring) color-mix(in srgb, var(--colour) 35%, transparent);
  }
  .face[data-state="nobody"] {
    --colour: var(--secondary-text-color);
    border-width: 1px;
    font-weight: var(--ha-font-weight-normal, 400);
  }
  .face[data-state="unknown"] {
    --colour: var(--secondary-text-color);
    border-style: dashed;
    border-width: 2px;
    color: var(--secondary-text-color);
  }
  .face[data-kind="node"] {
    block-size: 24px;
    border-radius: 6px;
    border-width: 1px;
    min-inline-size: 24px;
    transform: rotate(45deg);
  }
  .face[data-kind="node"] + .name {
    inset-block-start: calc(100% - 6px);
  }
  .face[data-kind="node"] > span {
    display: grid;
    transform: rotate(-45deg);
  }
  .face[data-kind="node"] ha-icon {
    --mdc-icon-size: 14px;
  }
  .face[data-state="off"] {
    --colour: var(--error-color);
    border-style: dashed;
    border-width: 2px;
  }
  .marker[aria-pressed] {
    cursor: grab;
    touch-action: none;
    user-select: none;
  }
  .marker[aria-pressed="true"] {
    z-index: 1;
  }
  .marker[aria-pressed="true"] .face {
    outline: 2px solid var(--primary-text-color);
    outline-offset: 2px;
  }
  .marker[aria-pressed]:active {
    cursor: grabbing;
  }
  @container (min-width: 640px) {
    .marker .face[data-kind="zone"],
    .marker .face[data-kind="till"] {
      block-size: 44px;
      font-size: var(--ha-font-size-l, 16px);
      min-inline-size: 44px;
    }
    .name {
      font-size: var(--ha-font-size-m, 14px);
      line-height: 20px;
      max-width: 160px;
    }
  }
  .chips,
  .chosen {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: var(--ha-space-2, 8px);
  }
  .chosen {
    justify-content: space-between;
  }
  .chip {
    align-items: center;
    background: var(--footfall-quiet-fill);
    border-radius: var(--ha-border-radius-pill, 9999px);
    cursor: pointer;
    display: inline-flex;
    gap: var(--ha-space-2, 8px);
    min-height: 44px;
    padding-inline: 12px;
  }
  .chip .face {
    font-size: var(--ha-font-size-s, 12px);
    block-size: 28px;
    min-inline-size: 28px;
  }
  .file:focus-within {
    outline: 2px solid var(--primary-color);
    outline-offset: 2px;
  }
  .edit {
    align-self: flex-end;
  }
  .edit ha-icon,
  .chip ha-icon {
    --mdc-icon-size: 20px;
  }
  .actions {
    justify-content: flex-end;
  }
`;var ge=n=>`zone ${n}`,nt=n=>`node ${n}`;function Q(n,e,t){let r=t?e.nodes.map(o=>Dr(n,o)):[];return[...e.zones.map(o=>Lr(n,o)),...r]}function Lr(n,e){let t=zr(n,e),r=e.kind==="till"?"till":"zone";return{id:ge(e.id),kind:r,name:e.name,people:$(E(n,t)),entity:t}}function Dr(n,e){let t=k(n,e.device_id,"sensor","status"),r=E(n,t),o=r&&r.state!=="unavailable"&&r.state!=="unknown"?r.state:null,s=r?n.formatEntityState(r):"\u2013";return{id:nt(e.id),kind:"node",name:e.name,status:o,said:s,entity:t}}function zr(n,e){return k(n,e.device_id,"sensor","queue")??k(n,e.device_id,"sensor","people")}var pn=(n,e)=>Q(n,e,!0).map(t=>t.entity);function ye(n,e,t){let r=[...un(n.zones,ge),...un(n.nodes,nt)];if(r.length>0||!t)return Object.fromEntries(r);let o=rn(e.zones.length,n.aspect??1.6);return Object.fromEntries(e.zones.map((s,i)=>[ge(s.id),o[i]??{x:.5,y:.5}]))}var un=(n,e)=>Object.entries(n).flatMap(([t,r])=>r?[[e(t),r]]:[]);function hn(n,e){let t=(r,o)=>Object.fromEntries(r.flatMap(({id:s})=>n[o(s)]?[[s,n[o(s)]]]:[]));return{zones:t(e.zones,ge),nodes:t(e.nodes,nt)}}var rt=["image/png","image/jpeg","image/gif"];function mn(n){return rt.includes(n.type)?n.size>10485760?"floor_plan.image_size":null:"floor_plan.image_type"}async function fn(n,e){let t=new FormData;t.append("file",e);let r=await n.fetchWithAuth("/api/image/upload",{method:"POST",body:t});if(!r.ok)throw new Error(`${r.status} ${r.statusText}`.trim());let{id:o}=await r.json();return`/api/image/serve/${o}/original`}async function gn(n,e){let t=/^\/api\/image\/serve\/([^/]+)\/original$/.exec(e)?.[1];t!==void 0&&await n.callWS({type:"image/delete",image_id:t})}var yn=n=>n.naturalWidth>0&&n.naturalHeight>0?n.naturalWidth/n.naturalHeight:null;var bn={x:.5,y:.5},be=class extends _{static properties={hass:{attribute:!1},shop:{attribute:!1},plan:{attribute:!1},session:{state:!0},image:{state:!0},aspect:{state:!0},broken:{state:!0},busy:{state:!0},problem:{state:!0}};static styles=[le,v,fe];#e;#t=[];constructor(){super(),this.broken=!1,this.busy=null,this.problem=null}willUpdate(){this.#e||(this.#e=this.plan,this.session=sn(ye(this.plan,this.shop,!0)),this.image=this.plan.image,this.aspect=this.plan.aspect)}firstUpdated(){this.renderRoot.querySelector(".marker, button")?.focus()}render(){let e=new D(this.hass),t=Q(this.hass,this.shop,!0);return d`<p id="hint" class="quiet">${e.say("floor_plan.hint")}</p>
      ${this.#n(e,t)} ${this.#l(e,t)} ${this.#h(e)} ${this.#f(e)}
      <div class="actions">
        <button class="bordered" ?disabled=${this.busy!==null} @click=${()=>{this.#b()}}>
          ${e.say("floor_plan.cancel")}
        </button>
        <button class="filled" ?disabled=${this.busy!==null} @click=${()=>{this.#y(e)}}>
          ${e.say(this.busy==="saving"?"floor_plan.saving":"floor_plan.save")}
        </button>
      </div>`}#n(e,t){let r=new H(this.hass),{places:o,chosen:s}=this.session;return he({image:this.image&&this.hass.hassUrl(this.image),aspect:this.aspect,label:e.say("floor_plan.plan"),broken:this.broken,loaded:i=>{this.aspect=yn(i)??this.aspect},failed:()=>{this.broken=!0}},t.map(i=>{let a=o[i.id],l=X(i,e,r);return a&&me(i,a,l,r,()=>{},this.#r(i,s===i.id))}))}#r({id:e},t){return{chosen:t,down:r=>{r.button===0&&(r.currentTarget.setPointerCapture(r.pointerId),this.#s({type:"grab",id:e,...this.#o(r)}))},move:r=>{this.#s({type:"move",...this.#o(r)})},up:r=>{this.#s({type:"drop",pointer:r.pointerId})},cancel:()=>{this.#s({type:"break-off"})},key:r=>{this.#i(e,r)}}}#o({pointerId:e,clientX:t,clientY:r}){return{pointer:e,x:t,y:r,plan:this.#a}}#i(e,t){if(t.key==="Escape"&&this.session.drag)this.#s({type:"break-off"});else if(t.key==="Delete")this.#s({type:"remove",id:e});else if(t.key.startsWith("Arrow"))this.#s({type:"key",id:e,key:t.key,far:t.shiftKey,plan:this.#a});else return;t.preventDefault(),t.stopPropagation()}get#a(){return this.renderRoot.querySelector(".plan")?.getBoundingClientRect()??{left:0,top:0,width:0,height:0}}#s(e){this.session=an(this.session,e)}#l(e,t){let{places:r,chosen:o}=this.session,s=t.filter(a=>!r[a.id]),i=t.find(a=>a.id===o&&r[a.id]);return d`${i?this.#d(e,i):c}
    ${s.length?d`<div class="chips">
            <span class="quiet">${e.say("floor_plan.unplaced")}</span>
            ${s.map(a=>d`<button
                  class="chip"
                  aria-label=${e.say("floor_plan.place",{name:a.name})}
                  @click=${()=>{this.#s({type:"place",id:a.id,at:bn,plan:this.#a}),this.#c(a.id)}}
                >
                  <ha-icon icon="mdi:plus"></ha-icon>${a.name}
                </button>`)}
          </div>`:c}`}#d(e,{id:t,name:r}){let{x:o,y:s}=this.session.places[t]??bn,i=new H(this.hass),a={name:r,across:i.number(100*o),down:i.number(100*s)};return d`<div class="chosen">
      <p class="quiet" aria-live="polite">${e.say("floor_plan.moved",a)}</p>
      <button
        class="chip"
        @click=${()=>{this.#s({type:"remove",id:t})}}
      >
        <ha-icon icon="mdi:minus"></ha-icon>${e.say("floor_plan.remove",{name:r})}
      </button>
    </div>`}async#c(e){await this.updateComplete,this.renderRoot.querySelector(`[data-id="${e}"]`)?.focus()}#h(e){return d`<div class="chips">
        <label class="chip file">
          <input
            type="file"
            class="hidden"
            accept=${rt.join(",")}
            ?disabled=${this.busy!==null}
            @change=${t=>{this.#g(e,t.target)}}
          />
          <ha-icon icon="mdi:image-plus-outline"></ha-icon>
          ${e.say(this.image===null?"floor_plan.choose_image":"floor_plan.replace_image")}
        </label>
        ${this.image===null?c:d`<button class="chip" ?disabled=${this.busy!==null} @click=${this.#m}>
                <ha-icon icon="mdi:image-off-outline"></ha-icon>${e.say("floor_plan.remove_image")}
              </button>`}
      </div>
      <p class="quiet">${e.say("floor_plan.image_needs_no_login")}</p>`}#m=()=>{this.image=null,this.aspect=null,this.broken=!1};#f(e){let t=JSON.stringify(this.plan)!==JSON.stringify(this.#e);return d`${this.busy==="uploading"?d`<p role="status">${e.say("floor_plan.uploading")}</p>`:c}
    ${this.broken&&this.image!==null?w(e.say("floor_plan.image_missing")):c}
    ${t?w(e.say("floor_plan.changed_elsewhere")):c}
    ${this.problem===null?c:w(this.problem)}`}async#g(e,t){let r=t.files?.[0];if(t.value="",!r)return;let o=mn(r);if(o!==null){let s=new H(this.hass).number(r.size/1048576,1);this.problem=e.say(o,{size:s});return}this.busy="uploading",this.problem=null;try{this.image=await fn(this.hass,r),this.#t.push(this.image),this.broken=!1}catch(s){this.problem=e.say("floor_plan.image_failed",{reason:await P(this.hass,s)})}this.busy=null}async#y(e){this.busy="saving",this.problem=null;try{let{image:r,aspect:o}=this,s=hn(this.session.places,this.shop),i={type:"footfall/floor_plan/save",entry_id:this.shop.entry_id,image:r,aspect:o,...s};await this.hass.callWS(i)}catch(r){this.problem=e.say("floor_plan.not_saved",{reason:await P(this.hass,r)}),this.busy=null;return}let t=this.#e?.image;await this.#u([...this.#t,...t?[t]:[]].filter(r=>r!==this.image)),this.#p()}async#b(){this.#p(),await this.#u(this.#t.filter(e=>e!==this.plan.image))}async#u(e){await Promise.allSettled(e.map(t=>gn(this.hass,t)))}#p(){this.dispatchEvent(new CustomEvent("closed"))}};var vn="footfall-floor-plan-editor";customElements.get(vn)||customElements.define(vn,be);var ve=class extends m{static properties={...m.properties,editing:{state:!0},brokenImage:{state:!0}};static styles=[m.styles,v,fe];constructor(){super(),this.editing=!1,this.brokenImage=null}static getConfigForm(){return x([{name:"show_nodes",default:!0,selector:{boolean:{}}}],{show_nodes:"floor_plan.show_nodes"})}setConfig(e){super.setConfig(e);let{show_nodes:t=!0}=e;if(typeof t!="boolean")throw new Error("show_nodes: has to be true or false")}getCardSize(){return 6}feed(e,t){return Kt(e,t.entry_id)}watched(e,t){return pn(e,t)}content(e){let{hass:t,shop:r,texts:o,data:s}=e;if(this.editing&&r.may_edit)return d`<div class="content">
        <footfall-floor-plan-editor
          .hass=${t}
          .shop=${r}
          .plan=${s}
          @closed=${this.#r}
        ></footfall-floor-plan-editor>
      </div>`;let i=Q(t,r,this.config?.show_nodes??!0);return r.zones.length===0&&s.image===null?d`${b(o,"floor_plan.no_zones","mdi:vector-square")} ${this.#n(e)}`:d`<div class="content">${this.#e(e,i)} ${this.#n(e)}</div>`}#e(e,t){let{hass:r,shop:o,texts:s,format:i,data:a}=e,l=a.image!==null&&this.brokenImage===a.image,u=ye(a,o,a.image===null),p=t.filter(h=>!u[h.id]&&h.kind!=="node");return d`${he({image:a.image&&r.hassUrl(a.image),aspect:a.aspect,label:s.say("floor_plan.plan"),broken:l,failed:()=>{this.brokenImage=a.image}},t.map(h=>{let f=u[h.id],g=()=>{this.#o(h)};return f&&me(h,f,X(h,s,i),i,g,null)}))}
    ${l?w(s.say(o.may_edit?"floor_plan.image_missing":"floor_plan.image_missing_tell")):c}
    ${p.length?this.#t(e,p):c}`}#t({texts:e,format:t},r){return d`<div class="chips">
      ${r.map(o=>d`<button
            class="chip"
            aria-label=${X(o,e,t)}
            @click=${()=>{this.#o(o)}}
          >
            ${tt(o,t)}<span aria-hidden="true">${o.name}</span>
          </button>`)}
    </div>`}#n({shop:e,texts:t}){return e.may_edit?d`<button
      class="edit"
      @click=${()=>{this.editing=!0}}
    >
      <ha-icon icon="mdi:pencil-outline"></ha-icon>${t.say("floor_plan.edit")}
    </button>`:c}#r=async()=>{this.editing=!1,this.brokenImage=null,await this.updateComplete,this.renderRoot.querySelector(".edit")?.focus()};#o({entity:e}){if(e===void 0)return;let t={entityId:e};this.dispatchEvent(new CustomEvent("hass-more-info",{detail:t,bubbles:!0,composed:!0}))}};var xe=class{constructor(e,t){this.host=e;this.find=t;e.addController(this)}host;find;width=0;height=0;#e;#t;hostConnected(){this.#e=new ResizeObserver(([e])=>{let{width:t=0,height:r=0}=e?.contentRect??{};t===this.width&&r===this.height||(this.width=t,this.height=r,this.host.requestUpdate())}),this.hostUpdated()}hostUpdated(){let e=this.find()??void 0;e!==this.#t&&(this.#t&&this.#e?.unobserve(this.#t),this.#t=e,e&&this.#e?.observe(e))}hostDisconnected(){this.#e?.disconnect(),this.#e=void 0,this.#t=void 0}};var $n=n=>Array.from({length:7},(e,t)=>(n+t)%7),xn=(n,e)=>n*24+e,we=class{constructor(e,t){this.cells=e;this.weeks=t;this.byPlace=new Map(e.map(r=>[xn(r.weekday,r.hour),r]))}cells;weeks;byPlace;at(e,t){return this.byPlace.get(xn(e,t))}usualHours(){let e=new Set(this.cells.filter(wn).map(t=>t.hour));return Fr([...e].sort((t,r)=>t-r))}most(e,t){return Math.max(0,...this.known(e,t).map(r=>r[e]??0))}extremes(e){let t=Math.min(2,this.weeks),r=this.cells.filter(a=>wn(a)&&a[e]!==null&&a.weeks>=t),[o,...s]=r.sort((a,l)=>(a[e]??0)-(l[e]??0)),i=s.at(-1);return o&&i?{quietest:o,busiest:i}:null}get isEmpty(){return this.cells.every(e=>e.entries===null&&e.occupancy===null)}known(e,t){return this.cells.filter(r=>r[e]!==null&&t.includes(r.hour))}};function wn(n){return n.open??(n.entries!==null&&n.entries>0)}function Fr(n){let e=[];for(let t of n){let r=e[e.length-1];if(r!==void 0&&t-r-1<=3)for(let o=r+1;o<t;o++)e.push(o);e.push(t)}return e}function _n(n,e,t){return n===null?null:n<=0||e<=0?0:Math.min(t,Math.max(1,Math.ceil(n/e*t)))}function kn(n,e,t,r,o){let[s,i]=Ir(e,o.rightToLeft);if(s===0&&i===0)return null;let[a,l]=o.hoursDown?[i,s]:[s,i],u=Math.min(r.length-1,Math.max(0,r.indexOf(n.hour)+a)),p=Math.min(6,Math.max(0,t.indexOf(n.weekday)+l));return{weekday:t[p]??n.weekday,hour:r[u]??n.hour}}function Ir(n,e){let t=e?-1:1;switch(n){case"ArrowRight":return[t,0];case"ArrowLeft":return[-t,0];case"ArrowDown":return[0,1];case"ArrowUp":return[0,-1];default:return[0,0]}}var Tn=y`
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
`;var Cn=[.18,.36,.56,.78,1],Rn=Cn.length,Ur=4.5,Sn=[0,0,0],Nr=[255,255,255];function Pn(n){let e=n.trim().toLowerCase(),t=/^#([0-9a-f]{3}|[0-9a-f]{6})$/.exec(e)?.[1];if(t!==void 0)return qr(t);let[r,o,s]=(e.match(/-?[\d.]+(?:e-?\d+)?/g)??[]).map(Number);return r===void 0||o===void 0||s===void 0?null:/^rgba?\(/.test(e)&&!e.includes("%")?[r,o,s]:e.startsWith("color(srgb ")?[r*255,o*255,s*255]:null}function qr(n){let e=Number.parseInt(n.length===3?n.replace(/./g,"$&$&"):n,16);return[e>>16,e>>8&255,e&255]}function Br(n,e,t){let r=(o,s)=>o+(s-o)*t;return[r(n[0],e[0]),r(n[1],e[1]),r(n[2],e[2])]}function En([n,e,t]){let r=o=>{let s=o/255;return s<=.04045?s/12.92:((s+.055)/1.055)**2.4};return .2126*r(n)+.7152*r(e)+.0722*r(t)}function Kr(n,e){let t=[En(n),En(e)];return(Math.max(...t)+.05)/(Math.min(...t)+.05)}function Hn(n,e,t){return Cn.map(r=>{let o=Br(n,e,r),s=[t,n,Nr,Sn].find(i=>Kr(i,o)>=Ur);return{fill:An(o),ink:An(s??Sn)}})}function An(n){return`rgb(${n.map(Math.round).join(" ")})`}var Wr=27,jr=48,Mn=(n,e)=>n>0&&(n-jr)/e<Wr;function Ln(n){let{weekdays:e,hours:t,words:r}=n,o=p=>d`<abbr title=${r.weekday(p,"long")}>${r.weekday(p,"short")}</abbr>`,s=p=>d`<span class="hour">${r.hour(p)}</span>`,i=n.hoursDown?e.map(o):t.map(s),a=n.hoursDown?t.map(p=>({head:s(p),places:e.map(h=>({weekday:h,hour:p}))})):e.map(p=>({head:o(p),places:t.map(h=>({weekday:p,hour:h}))})),l=n.grid.most(n.measure,t),u=Vr(n);return d`<table role="grid" class=${n.hoursDown?"hours-down":"days-down"}>
    <caption>
      ${r.caption}
    </caption>
    <thead>
      <tr>
        <td></td>
        ${i.map(p=>d`<th scope="col">${p}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${a.map(({head:p,places:h})=>d`<tr>
            <th scope="row">${p}</th>
            ${h.map(f=>Gr(n,f,l,u))}
          </tr>`)}
    </tbody>
  </table>`}function Vr({chosen:n,weekdays:e,hours:t}){return n&&t.includes(n.hour)?n:{weekday:e[0]??0,hour:t[0]??0}}var On=(n,e)=>n?.weekday===e.weekday&&n.hour===e.hour;function Gr(n,e,t,r){let{words:o}=n,s=n.grid.at(e.weekday,e.hour),i=s?.[n.measure]??null,a=_n(i,t,Rn);return d`<td
    data-level=${a??"none"}
    ?data-closed=${s?.open===!1}
    data-place="${e.weekday}-${e.hour}"
    tabindex=${On(r,e)?"0":"-1"}
    aria-selected=${On(n.chosen,e)?"true":c}
    @click=${()=>{n.choose(e,!1)}}
    @keydown=${l=>{let u=kn(e,l.key,n.weekdays,n.hours,n);u!==null&&(l.preventDefault(),n.choose(u,!0))}}
  >
    ${i===null?d`<span aria-hidden="true">–</span><span class="hidden">${o.noData}</span>`:o.value(i)}
  </td>`}var Yr={ground:[255,255,255],full:[66,105,208],text:[20,20,20]},Zr={ground:"var(--ha-card-background, var(--card-background-color))",full:"var(--footfall-series)",text:"var(--primary-text-color)"};function Dn(n,e){let t=r=>(e.style.color=Zr[r],Pn(getComputedStyle(e).color)??Yr[r]);Hn(t("ground"),t("full"),t("text")).forEach(({fill:r,ink:o},s)=>{n.style.setProperty(`--fill-${s+1}`,r),n.style.setProperty(`--ink-${s+1}`,o)})}var Jr=["monday","tuesday","wednesday","thursday","friday","saturday","sunday"];var Xr="AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY",Qr="AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN IS JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW",eo=new Map(["MV",Xr,Qr].flatMap((n,e)=>n.split(" ").map(t=>[t,e+4])));function zn(n){let e=Jr.indexOf(n.first_weekday);return e>=0?e:eo.get(new Intl.Locale(n.language).maximize().region??"")??0}var st={entries:"heatmap.entries",occupancy:"heatmap.occupancy"},to={entries:"heatmap.caption_entries",occupancy:"heatmap.caption_occupancy"},no={entries:"heatmap.detail_entries",occupancy:"heatmap.detail_occupancy"},ot=Object.keys(st),ro=[4,8,12,26,52],oo=8,so=1,$e=class extends m{static properties={...m.properties,measure:{state:!0},weeks:{state:!0},allHours:{state:!0},chosen:{state:!0}};static styles=[m.styles,v,Tn];#e=new xe(this,()=>this.renderRoot.querySelector(".plan"));#t=new A(this,()=>this.hass&&this.shop?Nt(this.hass,this.shop.entry_id,this.weeks):void 0);#n=null;constructor(){super(),this.chosen=null}static getConfigForm(){return x([{name:"measure",selector:de(st)},{name:"weeks",selector:{number:{min:1,max:52,mode:"box"}}},{name:"all_hours",selector:{boolean:{}}}],{measure:"heatmap.measure",weeks:"heatmap.weeks",all_hours:"heatmap.all_hours"})}setConfig(e){super.setConfig(e);let{measure:t="entries",weeks:r=oo,all_hours:o=!1}=e;if(!ot.includes(t))throw new Error(`measure: has to be one of ${ot.join(", ")}`);if(!Number.isInteger(r)||r<1||r>52)throw new Error("weeks: has to be a whole number, 1 to 52");this.measure=t,this.weeks=r,this.allHours=o}updated(e){super.updated(e);let t=this.renderRoot.querySelector(".probe");!t||this.#n===this.hass?.themes||(this.#n=this.hass?.themes,Dn(this,t))}content(e){let{texts:t}=e,r=[...new Set([...ro,this.weeks])].sort((o,s)=>o-s);return d`<div class="content">
      <div class="controls">
        ${Ct("measure",t.say("heatmap.measure"),ot.map(o=>({value:o,label:t.say(st[o])})),this.measure,o=>{this.measure=o})}
        ${ae(t.say("heatmap.weeks"),r.map(o=>({value:o,label:t.count("heatmap.weeks_option",o)})),this.weeks,o=>{this.weeks=o})}
      </div>
      <div class="plan">${this.#r(e)}</div>
      <span class="probe"></span>
    </div>`}#r(e){let{value:t,problem:r}=this.#t.state;if(t===void 0)return r?q(e.texts,r):F(e.texts);let o=new we(t.cells,t.weeks);return o.isEmpty?b(e.texts,"heatmap.empty","mdi:calendar-blank-outline"):this.#o(e,t,o)}#o(e,{weeks:t},r){let{hass:o,texts:s}=e,i=r.usualHours(),a=this.allHours||i.length===0,l=a?Array.from({length:24},(p,h)=>h):i,u=this.#a(e,r.most(this.measure,l),t);return d`${Ln({grid:r,measure:this.measure,weekdays:$n(zn(o.locale)),hours:l,hoursDown:Mn(this.#e.width,l.length),rightToLeft:getComputedStyle(this).direction==="rtl",chosen:this.chosen,choose:(p,h)=>{this.#s(p,h)},words:u})}
    ${io(e,u.value(r.most(this.measure,l)))} ${this.#i(e,r,u)}
    ${i.length===0||i.length===24?c:d`<button
            aria-expanded=${a}
            @click=${()=>{this.allHours=!this.allHours,this.chosen=null}}
          >
            ${s.say(a?"heatmap.usual_hours":"heatmap.all_hours")}
          </button>`}`}#i({texts:e},t,r){let o=({weekday:l,hour:u})=>e.say("heatmap.at",{weekday:r.weekday(l,"long"),time:r.span(u)}),s=l=>r.value(l[this.measure]??0),i=t.extremes(this.measure),a=this.chosen&&t.at(this.chosen.weekday,this.chosen.hour);return d`${i?d`<p class="extremes">
            ${e.say("heatmap.extremes",{quiet_at:o(i.quietest),quiet:s(i.quietest),busy_at:o(i.busiest),busy:s(i.busiest)})}
          </p>`:c}
    ${this.chosen?d`<p class="quiet detail">
            ${a&&a[this.measure]!==null?e.say(no[this.measure],{at:o(a),value:s(a),weeks:a.weeks}):e.say("heatmap.detail_unknown",{at:o(this.chosen)})}
          </p>`:c}`}#a({texts:e,format:t},r,o){let s=r<10?1:0;return{weekday:(i,a)=>t.weekday(`2024-01-0${so+i}`,a),hour:i=>t.clockHour(i),span:i=>t.clockSpan(i),value:i=>t.number(i,s),noData:e.say("heatmap.no_data"),caption:e.count(to[this.measure],o)}}async#s(e,t){this.chosen=e,t&&(await this.updateComplete,this.renderRoot.querySelector(`[data-place="${e.weekday}-${e.hour}"]`)?.focus())}};function io({texts:n},e){return d`<div class="legend">
    <span><i data-level="none"></i>${n.say("heatmap.no_data")}</span>
    <span role="img" aria-label=${n.say("heatmap.scale",{most:e})}>
      0 ${[0,1,2,3,4,5].map(t=>d`<i data-level=${t}></i>`)} ${e}
    </span>
  </div>`}var ao=["occupancy","occupancy_low","occupancy_high","busyness"],_e=class extends m{static getConfigForm(){return x()}watched(e,t){return ao.map(r=>k(e,t.device_id,"sensor",r))}content({hass:e,shop:t,texts:r,format:o}){let[s=null,i=null,a=null]=this.watched(e,t).map(l=>$(E(e,l)));return s===null?b(r,"people.unavailable","mdi:ear-hearing-off"):d`<div class="content">
      <p class="big">${r.count("people.people",s,{count:o.number(s)})}</p>
      <p>${r.say("people.between",{low:o.number(i),high:o.number(a)})}</p>
    </div>`}};var In=y`
  .node ha-icon {
    --mdc-icon-size: 16px;
  }
  .node .quiet {
    align-items: center;
    display: inline-flex;
    gap: 4px;
  }
  .held {
    font-size: var(--ha-font-size-xl, 20px);
    margin-bottom: 4px;
  }
  ul {
    display: grid;
    gap: var(--ha-space-3, 12px);
    list-style: none;
    margin: 0;
    padding: 0;
  }
  li {
    display: grid;
    gap: var(--ha-space-3, 12px);
    grid-template-columns: 24px 1fr;
  }
  li ha-icon {
    color: var(--secondary-text-color);
  }
  .node {
    align-items: baseline;
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--ha-space-2, 8px);
    justify-content: space-between;
    padding-top: 4px;
  }
  .danger {
    border-color: var(--error-color);
  }
  .danger ha-icon {
    color: var(--error-color);
  }
  .question {
    background: var(--footfall-quiet-fill);
    border-radius: var(--ha-border-radius-lg, 12px);
    display: grid;
    gap: var(--ha-space-2, 8px);
    padding: var(--ha-space-3, 12px);
  }
  .asked {
    font-weight: var(--ha-font-weight-medium, 500);
  }
  .actions button {
    flex: 1 1 120px;
  }
`;var ke=class extends m{static properties={...m.properties,state:{state:!0}};static styles=[m.styles,v,In];constructor(){super(),this.state={step:"resting"}}static getConfigForm(){return x()}feed(e,t){return Bt(e,t.entry_id)}content(e){let{shop:t,texts:r,data:o}=e,s=o.pseudonyms;return d`<div class="content">
      <div class="head">
        ${s>0?d`<p class="held">${r.count("privacy.held",s,{count:e.format.number(s)})}</p>`:d`<p class="held">${r.say("privacy.held_none")}</p>`}
        <p class="quiet">
          ${r.say("privacy.held_means")}
          ${o.oldest===null?c:r.say("privacy.oldest",{time:e.format.moment(o.oldest)})}
        </p>
      </div>
      <ul>
        ${lo(e)} ${it("mdi:harddisk",r.say("privacy.disk"),r.say("privacy.disk_means"))}
        <li>
          <ha-icon icon="mdi:access-point"></ha-icon>
          <div>
            <p>${r.say("privacy.nodes")}</p>
            ${o.nodes.length?c:d`<p class="quiet">${r.say("privacy.no_nodes")}</p>`}
            ${o.nodes.map(i=>co(e,i))}
          </div>
        </li>
      </ul>
      ${t.may_edit?this.#e(e):c}
    </div>`}#e({hass:e,shop:t,texts:r,format:o}){let{state:s}=this;return s.step==="asking"||s.step==="erasing"?this.#t(r.say,e,t):d`${s.step==="erased"?d`<p class="done" role="status">
              <ha-icon icon="mdi:check-circle-outline"></ha-icon>
              ${r.count("privacy.erased",s.count,{count:o.number(s.count)})}
            </p>`:c}
      ${s.step==="refused"?w(r.say("privacy.not_erased",{reason:s.reason})):c}
      <button class="bordered" @click=${this.#n}>
        <ha-icon icon="mdi:delete-outline"></ha-icon>${r.say("privacy.erase")}
      </button>`}#t(e,t,r){let o=this.state.step==="erasing";return d`<div
      class="question"
      role="alertdialog"
      aria-labelledby="question"
      aria-describedby="means"
      @keydown=${s=>{s.key==="Escape"&&!o&&this.#r()}}
    >
      <p id="question" class="asked">${e("privacy.erase_question")}</p>
      <p id="means">${e("privacy.erase_means")}</p>
      <div class="actions">
        <button class="bordered cancel" ?disabled=${o} @click=${this.#r}>${e("privacy.cancel")}</button>
        <button class="bordered danger" ?disabled=${o} @click=${()=>{this.#i(t,r)}}>
          <ha-icon icon="mdi:delete-outline"></ha-icon>${e(o?"privacy.erasing":"privacy.erase_yes")}
        </button>
      </div>
    </div>`}#n=()=>{this.state={step:"asking"},this.#o(".cancel")};#r=()=>{this.state={step:"resting"},this.#o("button")};async#o(e){await this.updateComplete,this.renderRoot.querySelector(e)?.focus()}async#i(e,t){this.state={step:"erasing"};try{let{erased:r}=await e.callWS({type:"footfall/erase",entry_id:t.entry_id});this.state={step:"erased",count:r},this.refresh()}catch(r){this.state={step:"refused",reason:await P(e,r)}}await this.#o("button")}};function it(n,e,t){return d`<li>
    <ha-icon .icon=${n}></ha-icon>
    <div>
      <p>${e}</p>
      <p class="quiet">${t}</p>
    </div>
  </li>`}function lo({texts:n,format:e,data:t}){if(t.until===null)return it("mdi:lock-off-outline",n.say("privacy.until_none"),"");let r=n.say("privacy.until",{time:e.moment(t.until)});return it("mdi:timer-lock-outline",r,n.say("privacy.until_means"))}function co({texts:n},e){let{icon:t,key:r}=uo(e);return d`<p class="node">
    <span>${e.name}</span>
    <span class="quiet"><ha-icon .icon=${t}></ha-icon>${n.say(r)}</span>
  </p>`}function uo({paused:n,pseudonyms_sent:e}){return n?{icon:"mdi:pause",key:"privacy.node_paused"}:e?{icon:"mdi:access-point",key:"privacy.node_listens"}:{icon:"mdi:access-point-off",key:"privacy.node_counts_only"}}var Un=[{tag:"footfall-people-card",element:_e,texts:"people",beside:["occupied","occupancy"]},{tag:"footfall-heatmap-card",element:$e,texts:"heatmap",beside:["busyness","entries_hour"]},{tag:"footfall-dwell-card",element:ue,texts:"dwell",beside:["dwell","bounce_rate","engaged_visits"]},{tag:"footfall-floorplan-card",element:ve,texts:"floor_plan",beside:["people","queue","zone_occupied"]},{tag:"footfall-calibrate-card",element:ce,texts:"calibrate",beside:["occupancy"]},{tag:"footfall-privacy-card",element:ke,texts:"privacy",beside:["wifi_devices","bluetooth_devices"]}];var po="https://github.com/footfall-ha/footfall/blob/main/docs/dashboard.md";function Nn(n,e){window.customCards??=[];for(let t of n)customElements.get(t.tag)||customElements.define(t.tag,t.element),window.customCards.push(ho(t,e))}function ho(n,e){let t=r=>z(e()?.localize??(()=>""),r);return{type:n.tag,get name(){return t(`${n.texts}.name`)},get description(){return t(`${n.texts}.description`)},preview:!0,documentationURL:po,getEntitySuggestion:(r,o)=>{let s=Ht(r,o);if(!s?.translation_key||!n.beside.includes(s.translation_key))return null;let i=s.device_id?r.devices[s.device_id]?.primary_config_entry:void 0;return{config:{type:`custom:${n.tag}`,...i?{shop:i}:{}}}}}}var qn=()=>document.querySelector("home-assistant")?.hass;Nn(Un,qn);window.hassConnection?.then(()=>{let n=qn();return n&&jt(n)});
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
lit-html/directive.js:
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

lit-html/directives/style-map.js:
  (**
   * @license
   * Copyright 2018 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
