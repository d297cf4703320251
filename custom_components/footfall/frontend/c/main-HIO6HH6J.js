var j=globalThis,Y=j.ShadowRoot&&(j.ShadyCSS===void 0||j.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,ce=Symbol(),ze=new WeakMap,F=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==ce)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(Y&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=ze.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&ze.set(t,e))}return e}toString(){return this.cssText}},Ne=r=>new F(typeof r=="string"?r:r+"",void 0,ce),b=(r,...e)=>{let t=r.length===1?r[0]:e.reduce((n,o,s)=>n+(i=>{if(i._$cssResult$===!0)return i.cssText;if(typeof i=="number")return i;throw Error("Value passed to 'css' function must be a 'css' function result: "+i+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(o)+r[s+1],r[0]);return new F(t,r,ce)},Ie=(r,e)=>{if(Y)r.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let n=document.createElement("style"),o=j.litNonce;o!==void 0&&n.setAttribute("nonce",o),n.textContent=t.cssText,r.appendChild(n)}},de=Y?r=>r:r=>r instanceof CSSStyleSheet?(e=>{let t="";for(let n of e.cssRules)t+=n.cssText;return Ne(t)})(r):r;var{is:Jt,defineProperty:Qt,getOwnPropertyDescriptor:Xt,getOwnPropertyNames:en,getOwnPropertySymbols:tn,getPrototypeOf:nn}=Object,G=globalThis,qe=G.trustedTypes,rn=qe?qe.emptyScript:"",on=G.reactiveElementPolyfillSupport,z=(r,e)=>r,ue={toAttribute(r,e){switch(e){case Boolean:r=r?rn:null;break;case Object:case Array:r=r==null?r:JSON.stringify(r)}return r},fromAttribute(r,e){let t=r;switch(e){case Boolean:t=r!==null;break;case Number:t=r===null?null:Number(r);break;case Object:case Array:try{t=JSON.parse(r)}catch{t=null}}return t}},We=(r,e)=>!Jt(r,e),Ke={attribute:!0,type:String,converter:ue,reflect:!1,useDefault:!1,hasChanged:We};Symbol.metadata??=Symbol("metadata"),G.litPropertyMetadata??=new WeakMap;var v=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=Ke){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),o=this.getPropertyDescriptor(e,n,t);o!==void 0&&Qt(this.prototype,e,o)}}static getPropertyDescriptor(e,t,n){let{get:o,set:s}=Xt(this.prototype,e)??{get(){return this[t]},set(i){this[t]=i}};return{get:o,set(i){let a=o?.call(this);s?.call(this,i),this.requestUpdate(e,a,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??Ke}static _$Ei(){if(this.hasOwnProperty(z("elementProperties")))return;let e=nn(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(z("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(z("properties"))){let t=this.properties,n=[...en(t),...tn(t)];for(let o of n)this.createProperty(o,t[o])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[n,o]of t)this.elementProperties.set(n,o)}this._$Eh=new Map;for(let[t,n]of this.elementProperties){let o=this._$Eu(t,n);o!==void 0&&this._$Eh.set(o,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let o of n)t.unshift(de(o))}else e!==void 0&&t.push(de(e));return t}static _$Eu(e,t){let n=t.attribute;return n===!1?void 0:typeof n=="string"?n:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Ie(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),o=this.constructor._$Eu(e,n);if(o!==void 0&&n.reflect===!0){let s=(n.converter?.toAttribute!==void 0?n.converter:ue).toAttribute(t,n.type);this._$Em=e,s==null?this.removeAttribute(o):this.setAttribute(o,s),this._$Em=null}}_$AK(e,t){let n=this.constructor,o=n._$Eh.get(e);if(o!==void 0&&this._$Em!==o){let s=n.getPropertyOptions(o),i=typeof s.converter=="function"?{fromAttribute:s.converter}:s.converter?.fromAttribute!==void 0?s.converter:ue;this._$Em=o;let a=i.fromAttribute(t,s.type);this[o]=a??this._$Ej?.get(o)??a,this._$Em=null}}requestUpdate(e,t,n,o=!1,s){if(e!==void 0){let i=this.constructor;if(o===!1&&(s=this[e]),n??=i.getPropertyOptions(e),!((n.hasChanged??We)(s,t)||n.useDefault&&n.reflect&&s===this._$Ej?.get(e)&&!this.hasAttribute(i._$Eu(e,n))))return;this.C(e,t,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:o,wrapped:s},i){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,i??t??this[e]),s!==!0||i!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),o===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[o,s]of this._$Ep)this[o]=s;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[o,s]of n){let{wrapped:i}=s,a=this[o];i!==!0||this._$AL.has(o)||a===void 0||this.C(o,void 0,s,a)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(t)):this._$EM()}catch(n){throw e=!1,this._$EM(),n}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};v.elementStyles=[],v.shadowRootOptions={mode:"open"},v[z("elementProperties")]=new Map,v[z("finalized")]=new Map,on?.({ReactiveElement:v}),(G.reactiveElementVersions??=[]).push("2.1.2");var be=globalThis,Be=r=>r,Z=be.trustedTypes,Ve=Z?Z.createPolicy("lit-html",{createHTML:r=>r}):void 0,Qe="$lit$",$=`lit$${Math.random().toFixed(9).slice(2)}$`,Xe="?"+$,sn=`<${Xe}>`,A=document,I=()=>A.createComment(""),q=r=>r===null||typeof r!="object"&&typeof r!="function",ve=Array.isArray,an=r=>ve(r)||typeof r?.[Symbol.iterator]=="function",pe=`[ 	
\f\r]`,N=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,je=/-->/g,Ye=/>/g,S=RegExp(`>|${pe}(?:([^\\s"'>=/]+)(${pe}*=${pe}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Ge=/'/g,Ze=/"/g,et=/^(?:script|style|textarea|title)$/i,xe=r=>(e,...t)=>({_$litType$:r,strings:e,values:t}),u=xe(1),ir=xe(2),ar=xe(3),E=Symbol.for("lit-noChange"),h=Symbol.for("lit-nothing"),Je=new WeakMap,T=A.createTreeWalker(A,129);function tt(r,e){if(!ve(r)||!r.hasOwnProperty("raw"))throw Error("invalid template strings array");return Ve!==void 0?Ve.createHTML(e):e}var ln=(r,e)=>{let t=r.length-1,n=[],o,s=e===2?"<svg>":e===3?"<math>":"",i=N;for(let a=0;a<t;a++){let l=r[a],c,d,p=-1,f=0;for(;f<l.length&&(i.lastIndex=f,d=i.exec(l),d!==null);)f=i.lastIndex,i===N?d[1]==="!--"?i=je:d[1]!==void 0?i=Ye:d[2]!==void 0?(et.test(d[2])&&(o=RegExp("</"+d[2],"g")),i=S):d[3]!==void 0&&(i=S):i===S?d[0]===">"?(i=o??N,p=-1):d[1]===void 0?p=-2:(p=i.lastIndex-d[2].length,c=d[1],i=d[3]===void 0?S:d[3]==='"'?Ze:Ge):i===Ze||i===Ge?i=S:i===je||i===Ye?i=N:(i=S,o=void 0);let g=i===S&&r[a+1].startsWith("/>")?" ":"";s+=i===N?l+sn:p>=0?(n.push(c),l.slice(0,p)+Qe+l.slice(p)+$+g):l+$+(p===-2?a:g)}return[tt(r,s+(r[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),n]},K=class r{constructor({strings:e,_$litType$:t},n){let o;this.parts=[];let s=0,i=0,a=e.length-1,l=this.parts,[c,d]=ln(e,t);if(this.el=r.createElement(c,n),T.currentNode=this.el.content,t===2||t===3){let p=this.el.content.firstChild;p.replaceWith(...p.childNodes)}for(;(o=T.nextNode())!==null&&l.length<a;){if(o.nodeType===1){if(o.hasAttributes())for(let p of o.getAttributeNames())if(p.endsWith(Qe)){let f=d[i++],g=o.getAttribute(p).split($),V=/([.?@])?(.*)/.exec(f);l.push({type:1,index:s,name:V[2],strings:g,ctor:V[1]==="."?me:V[1]==="?"?fe:V[1]==="@"?ge:P}),o.removeAttribute(p)}else p.startsWith($)&&(l.push({type:6,index:s}),o.removeAttribute(p));if(et.test(o.tagName)){let p=o.textContent.split($),f=p.length-1;if(f>0){o.textContent=Z?Z.emptyScript:"";for(let g=0;g<f;g++)o.append(p[g],I()),T.nextNode(),l.push({type:2,index:++s});o.append(p[f],I())}}}else if(o.nodeType===8)if(o.data===Xe)l.push({type:2,index:s});else{let p=-1;for(;(p=o.data.indexOf($,p+1))!==-1;)l.push({type:7,index:s}),p+=$.length-1}s++}}static createElement(e,t){let n=A.createElement("template");return n.innerHTML=e,n}};function H(r,e,t=r,n){if(e===E)return e;let o=n!==void 0?t._$Co?.[n]:t._$Cl,s=q(e)?void 0:e._$litDirective$;return o?.constructor!==s&&(o?._$AO?.(!1),s===void 0?o=void 0:(o=new s(r),o._$AT(r,t,n)),n!==void 0?(t._$Co??=[])[n]=o:t._$Cl=o),o!==void 0&&(e=H(r,o._$AS(r,e.values),o,n)),e}var he=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,o=(e?.creationScope??A).importNode(t,!0);T.currentNode=o;let s=T.nextNode(),i=0,a=0,l=n[0];for(;l!==void 0;){if(i===l.index){let c;l.type===2?c=new W(s,s.nextSibling,this,e):l.type===1?c=new l.ctor(s,l.name,l.strings,this,e):l.type===6&&(c=new ye(s,this,e)),this._$AV.push(c),l=n[++a]}i!==l?.index&&(s=T.nextNode(),i++)}return T.currentNode=A,o}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(e,n,t),t+=n.strings.length-2):n._$AI(e[t])),t++}},W=class r{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,o){this.type=2,this._$AH=h,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=o,this._$Cv=o?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=H(this,e,t),q(e)?e===h||e==null||e===""?(this._$AH!==h&&this._$AR(),this._$AH=h):e!==this._$AH&&e!==E&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):an(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==h&&q(this._$AH)?this._$AA.nextSibling.data=e:this.T(A.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,o=typeof n=="number"?this._$AC(e):(n.el===void 0&&(n.el=K.createElement(tt(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===o)this._$AH.p(t);else{let s=new he(o,this),i=s.u(this.options);s.p(t),this.T(i),this._$AH=s}}_$AC(e){let t=Je.get(e.strings);return t===void 0&&Je.set(e.strings,t=new K(e)),t}k(e){ve(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,n,o=0;for(let s of e)o===t.length?t.push(n=new r(this.O(I()),this.O(I()),this,this.options)):n=t[o],n._$AI(s),o++;o<t.length&&(this._$AR(n&&n._$AB.nextSibling,o),t.length=o)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let n=Be(e).nextSibling;Be(e).remove(),e=n}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},P=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,o,s){this.type=1,this._$AH=h,this._$AN=void 0,this.element=e,this.name=t,this._$AM=o,this.options=s,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=h}_$AI(e,t=this,n,o){let s=this.strings,i=!1;if(s===void 0)e=H(this,e,t,0),i=!q(e)||e!==this._$AH&&e!==E,i&&(this._$AH=e);else{let a=e,l,c;for(e=s[0],l=0;l<s.length-1;l++)c=H(this,a[n+l],t,l),c===E&&(c=this._$AH[l]),i||=!q(c)||c!==this._$AH[l],c===h?e=h:e!==h&&(e+=(c??"")+s[l+1]),this._$AH[l]=c}i&&!o&&this.j(e)}j(e){e===h?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},me=class extends P{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===h?void 0:e}},fe=class extends P{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==h)}},ge=class extends P{constructor(e,t,n,o,s){super(e,t,n,o,s),this.type=5}_$AI(e,t=this){if((e=H(this,e,t,0)??h)===E)return;let n=this._$AH,o=e===h&&n!==h||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,s=e!==h&&(n===h||o);o&&this.element.removeEventListener(this.name,this,n),s&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},ye=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){H(this,e)}};var cn=be.litHtmlPolyfillSupport;cn?.(K,W),(be.litHtmlVersions??=[]).push("3.3.3");var nt=(r,e,t)=>{let n=t?.renderBefore??e,o=n._$litPart$;if(o===void 0){let s=t?.renderBefore??null;n._$litPart$=o=new W(e.insertBefore(I(),s),s,void 0,t??{})}return o._$AI(r),o};var we=globalThis,_=class extends v{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=nt(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return E}};_._$litElement$=!0,_.finalized=!0,we.litElementHydrateSupport?.({LitElement:_});var dn=we.litElementPolyfillSupport;dn?.({LitElement:_});(we.litElementVersions??=[]).push("4.2.2");var J=class{#e;#t=!1;press(e){this.release(),this.#t=!1,this.#e=setTimeout(()=>{this.#n(e)},450)}release(){clearTimeout(this.#e),this.#e=void 0}click(e){this.release(),this.#t||e(),this.#t=!1}#n(e){this.#t=!0,e(),this.#e=setTimeout(()=>{this.#n(e)},110)}};var Q=r=>({value:$e(r??0),touched:!1}),rt=(r,e)=>r.touched?r:Q(e),O=(r,e)=>({value:$e(r.value+e),touched:!0});function ot(r,e){let t=e.trim();return/^\d+$/.test(t)?{value:$e(Number(t)),touched:!0}:r}function st(r,e){switch(e){case"ArrowUp":return O(r,1);case"ArrowDown":return O(r,-1);case"PageUp":return O(r,10);case"PageDown":return O(r,-10);case"Home":return{value:0,touched:!0};default:return null}}var $e=r=>Math.min(1e4,Math.max(0,Math.round(r)));var it=b`
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
`;function at(r,e,t,n,o){return u`<div class="segmented" role="radiogroup" aria-label=${e}>
    ${t.map(s=>u`<label>
          <input
            type="radio"
            name=${r}
            .value=${s.value}
            .checked=${s.value===n}
            @change=${()=>{o(s.value)}}
          /><span>${s.label}</span>
        </label>`)}
  </div>`}function X(r,e,t,n){return u`<select class="dropdown" aria-label=${r} @change=${s=>{let i=e[s.target.selectedIndex];i&&n(i.value)}}>
    ${e.map(({value:s,label:i})=>u`<option ?selected=${s===t}>${i}</option>`)}
  </select>`}var D=b`
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
`,_e=r=>u`<p class="error" role="alert"><ha-icon icon="mdi:alert-circle-outline"></ha-icon><span>${r}</span></p>`;var ke=(r,e)=>({type:"call_service",domain:"footfall",service:r,service_data:e,return_response:!0});async function Se(r,e,t){return(await r.callWS(ke(e,t))).response}async function Te(r,e){if(typeof e!="object"||e===null)return String(e);let{message:t,code:n,...o}=e,{translation_domain:s,translation_key:i,translation_placeholders:a}=o;if(s!==void 0&&i!==void 0){await r.loadBackendTranslation("exceptions",s).catch(()=>{});let l=r.localize(`component.${s}.exceptions.${i}.message`,a??{});if(l)return l}return t??String(n??"?")}var ct="footfall";function M(r,e,t,n){return un(r,e).find(o=>o.translation_key===n&&o.entity_id.startsWith(`${t}.`))?.entity_id}function un(r,e){return pn(r).get(e)??[]}var lt=new WeakMap;function pn(r){let e=lt.get(r.entities);if(e)return e;let t=new Map;for(let n of Object.values(r.entities))n.platform!==ct||!n.device_id||t.set(n.device_id,[...t.get(n.device_id)??[],n]);return lt.set(r.entities,t),t}function L(r,e){return e===void 0?void 0:r.states[e]}var hn=new Set(["unavailable","unknown",""]);function x(r){if(!r||hn.has(r.state))return null;let e=Number(r.state);return Number.isFinite(e)?e:null}function dt(r,e){let t=r.entities[e];return t?.platform===ct?t:void 0}var ut=[2e3,5e3,15e3,6e4],ee=class{constructor(e,t){this.source=e;this.connection=t}source;connection;#e={status:"loading"};#t=new Set;#n;#r;#o=0;get state(){return this.#e}watch(e){return this.#t.add(e),this.#t.size===1&&(this.connection.addEventListener("ready",this.refresh),this.#s()),e(this.#e),()=>{this.#t.delete(e),this.#t.size===0&&(this.connection.removeEventListener("ready",this.refresh),this.#i())}}refresh=()=>{this.#t.size!==0&&(this.#o=0,this.#i(),this.#s())};#s(){let e=!0,t=this.source(n=>{e&&(this.#o=0,this.#a({status:"ready",value:n}))},n=>{if(!e)return;this.#a({status:"failed",value:this.#e.value,problem:mn(n)});let o=ut[Math.min(this.#o,ut.length-1)];this.#o+=1,this.#r=setTimeout(()=>{this.#i(),this.#s()},o)});this.#n=()=>{e=!1,t()}}#i(){clearTimeout(this.#r),this.#n?.(),this.#n=void 0}#a(e){this.#e=e;for(let t of[...this.#t])t(e)}};function mn(r){if(typeof r=="object"&&r!==null){let{code:e,message:t}=r;return{code:typeof e=="string"?e:typeof e=="number"?"connection":"unknown",message:typeof t=="string"?t:""}}return{code:"unknown",message:String(r)}}function pt(r,e,t){return(n,o)=>{let s=0,i=()=>{s=Date.now(),r.callWS(e).then(n,o)},a=()=>{document.visibilityState!=="hidden"&&Date.now()-s>=t*1e3&&i()},l=setInterval(a,t*1e3);return document.addEventListener("visibilitychange",a),i(),()=>{clearInterval(l),document.removeEventListener("visibilitychange",a)}}}var fn=300,mt=600,ht=new WeakMap;function gn(r,e,t){let n=ht.get(r.connection)??new Map;ht.set(r.connection,n);let o=JSON.stringify(e),s=n.get(o)??t();return n.set(o,s),s}function Ae(r,e,t){return gn(r,e,()=>new ee(pt(r,e,t),r.connection))}function ft(r){return Ae(r,{type:"footfall/shops"},fn)}function gt(r,e,t){return Ae(r,{type:"footfall/pattern",entry_id:e,weeks:t},mt)}function yt(r,e,t){return Ae(r,ke("report",{config_entry_id:e,period:t}),mt)}var w=class{constructor(e,t){this.host=e;this.pick=t;e.addController(this)}host;pick;state={status:"loading"};#e;#t;#n=!1;refresh(){this.#e?.refresh()}hostConnected(){this.#e&&this.#r(this.#e)}hostUpdate(){let e=this.pick();e!==this.#e&&(this.hostDisconnected(),this.#e=e,this.state={status:"loading"},this.#n=!0,e&&this.#r(e),this.#n=!1)}hostDisconnected(){this.#t?.(),this.#t=void 0}#r(e){this.#t=e.watch(t=>{this.state=t,this.#n||this.host.requestUpdate()})}};var yn={comma_decimal:["en-US","en"],decimal_comma:["de","es","it"],space_comma:["fr","sv","cs"],quote_decimal:["de-CH"]};function Ee(r){if(r.number_format!=="system")return yn[r.number_format]??r.language}var te=class{#e;#t;constructor(e){this.#e=e.locale,this.#t=e.locale.time_zone==="server"?e.config.time_zone:void 0}number=(e,t=0)=>{if(e===null)return"\u2013";let n=this.#e.number_format!=="none";return new Intl.NumberFormat(Ee(this.#e),{maximumFractionDigits:t,useGrouping:n}).format(e)};percent=e=>e===null?"\u2013":new Intl.NumberFormat(Ee(this.#e),{style:"percent",maximumFractionDigits:0}).format(e);minutes=e=>{if(e===null)return"\u2013";let t=Math.floor(Math.round(e)/60),n=Math.round(e)-t*60,o=(s,i,a=0)=>new Intl.NumberFormat(Ee(this.#e),{style:"unit",unit:i,unitDisplay:"short",maximumFractionDigits:a}).format(s);return t===0?o(e<10?e:n,"minute",e<10?1:0):n===0?o(t,"hour"):`${o(t,"hour")} ${o(n,"minute")}`};time=e=>this.#s(e,this.#r);hour=e=>this.#n?this.#s(e,{hour:"numeric",hour12:!0}):new Intl.DateTimeFormat("en-GB",{hour:"2-digit",hourCycle:"h23",timeZone:this.#t}).format(new Date(e));clockHour=e=>this.#n?this.#o(e,{hour:"numeric",hour12:!0}):String(e).padStart(2,"0");clockSpan=e=>{let t=n=>this.#o(n,this.#r);return`${t(e)}\u2013${t((e+1)%24)}`};moment=(e,t=new Date)=>{let n=o=>this.#s(o,{dateStyle:"short"});return n(new Date(e))===n(t)?this.time(e):this.#s(e,{weekday:"long",...this.#r})};weekday=(e,t="long")=>this.#i(e,{weekday:t});dayMonth=e=>this.#i(e,{day:"numeric",month:"short"});date=e=>this.#i(e,{weekday:"long",day:"numeric",month:"long",year:"numeric"});span=(e,t)=>new Intl.DateTimeFormat(this.#e.language,{day:"numeric",month:"long",year:"numeric",timeZone:"UTC"}).formatRange(Ce(e),Ce(t));relative=(e,t=new Date)=>{let n=(new Date(e).getTime()-t.getTime())/1e3,o=new Intl.RelativeTimeFormat(this.#e.language,{numeric:"auto"}),s=[["day",86400],["hour",3600],["minute",60]];for(let[i,a]of s)if(Math.abs(n)>=a)return o.format(Math.trunc(n/a),i);return o.format(0,"second")};get#n(){let{time_format:e,language:t}=this.#e;return e==="12"?!0:e==="24"?!1:new Intl.DateTimeFormat(e==="system"?void 0:t,{hour:"numeric"}).resolvedOptions().hour12??!1}get#r(){return{...this.#n?{hour:"numeric",hour12:!0}:{hour:"2-digit",hourCycle:"h23"},minute:"2-digit"}}#o(e,t){let n=new Date(Date.UTC(2024,0,1,e));return new Intl.DateTimeFormat(this.#e.language,{...t,timeZone:"UTC"}).format(n)}#s(e,t){return new Intl.DateTimeFormat(this.#e.language,{...t,timeZone:this.#t}).format(new Date(e))}#i(e,t){return new Intl.DateTimeFormat(this.#e.language,{...t,timeZone:"UTC"}).format(Ce(e))}};function Ce(r){return new Date(`${r}T12:00:00Z`)}var bt=b`
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
`;var He="config_panel",Re=new Map;function vt(r,e){let t=Re.get(r.language);if(t===!0)return!0;let n=t??r.loadBackendTranslation(He,"footfall").then(()=>!0,()=>!0);return Re.set(r.language,n),n.then(()=>{Re.set(r.language,!0),e()}),!1}async function xt(r){return await r.loadBackendTranslation(He,"footfall").catch(()=>{}),new B(r)}var B=class{#e;#t;constructor(e){this.#e=e,this.#t=new Intl.PluralRules(e.language)}say=(e,t)=>C(this.#e.localize,e,t);count=(e,t,n={})=>{let o=this.#t.select(t)==="one"?"one":"other";return this.say(`${e}_${o}`,{count:t,...n})}};function C(r,e,t){return r(`component.footfall.${He}.${e}`,t)||bn(e)}function bn(r){let e=r.slice(r.indexOf(".")+1).replaceAll("_"," ");return e.charAt(0).toUpperCase()+e.slice(1)}var vn=["localize","locale","language","themes","entities","connection","user"],m=class extends _{static properties={hass:{attribute:!1},config:{state:!0}};static styles=bt;#e=new w(this,()=>this.hass&&ft(this.hass));#t=new w(this,()=>{let e=this.shop;return this.hass&&e?this.feed?.(this.hass,e):void 0});static getStubConfig(){return{}}setConfig(e){for(let t of["shop","title"])if(e[t]!==void 0&&typeof e[t]!="string")throw new Error(`${t}: has to be a text`);this.config=e}getCardSize(){return 4}getGridOptions(){return{columns:12,rows:"auto",min_columns:6}}get shop(){let e=this.#e.state.value,t=this.config?.shop;return t===void 0?e?.[0]:e?.find(n=>n.entry_id===t)}refresh(){this.#t.refresh()}shouldUpdate(e){let t=e.get("hass"),n=this.hass;if(e.size!==1||!t||!n||vn.some(i=>t[i]!==n[i]))return!0;let o=this.shop;return(o&&this.watched?.(n,o))?.some(i=>i!==void 0&&t.states[i]!==n.states[i])??!1}render(){if(!this.hass||!this.config)return h;let e=vt(this.hass,()=>{this.requestUpdate()});return u`<ha-card .header=${this.config.title}>${e?this.#n(this.hass):R()}</ha-card>`}#n(e){let t=new B(e),n=this.#e.state;if(n.value===void 0)return n.problem?U(t,n.problem):R(t);let o=this.shop;if(!o)return y(t,n.value.length?"common.shop_gone":"common.no_shop","mdi:store-off-outline");let s=new te(e);if(!this.feed?.(e,o))return this.content({hass:e,shop:o,data:void 0,texts:t,format:s});let{value:i,problem:a}=this.#t.state;return i===void 0?a?U(t,a):R(t):u`${this.content({hass:e,shop:o,data:i,texts:t,format:s})}
    ${a?u`<p class="stale">${t.say("common.stale")}</p>`:h}`}};function y(r,e,t){return u`<div class="note" role="status">
    <ha-icon .icon=${t}></ha-icon>
    <p>${r.say(e)}</p>
  </div>`}function U(r,{code:e,message:t}){return e==="unauthorized"?y(r,"common.unauthorized","mdi:lock-outline"):e==="not_found"?y(r,"common.not_running","mdi:store-off-outline"):u`<div class="note" role="alert">
    <ha-icon icon="mdi:alert-circle-outline"></ha-icon>
    <p>${r.say("common.failed")}<br /><small>${t||e}</small></p>
  </div>`}function R(r){return u`<div class="loading" role="status" aria-label=${r?.say("common.loading")??h}>
    <span></span><span></span><span></span>
  </div>`}function ne(r){return{select:{mode:"dropdown",options:Object.keys(r).map(t=>({value:t,get label(){let n=document.querySelector("home-assistant");return C(n?.hass?.localize??(()=>""),r[t])}}))}}}var xn={name:"shop",selector:{config_entry:{integration:"footfall"}}},wn={name:"title",selector:{text:{}}},$n={shop:"common.shop",title:"common.title"},_n={shop:"common.shop_helper",title:"common.title_helper"};function k(r=[],e={}){return{schema:[xn,wn,...r],computeLabel:(t,n)=>{let o=e[t.name]??$n[t.name];return o?C(n,o):t.name},computeHelper:(t,n)=>{let o=_n[t.name];return o&&C(n,o)}}}var re=class extends m{static properties={...m.properties,count:{state:!0},state:{state:!0}};static styles=[m.styles,D,it];#e=new J;constructor(){super(),this.count=Q(null),this.state={step:"counting"}}static getConfigForm(){return k()}getGridOptions(){return{columns:12,rows:"auto",min_columns:6}}disconnectedCallback(){super.disconnectedCallback(),this.#e.release()}watched(e,t){return[_t(e,t)]}willUpdate(){let{hass:e,shop:t}=this;e&&t&&this.state.step==="counting"&&(this.count=rt(this.count,$t(e,t)))}content(e){let{state:t}=this;if(t.step==="taken"||t.step==="undone")return this.#o(e,t);let n=$t(e.hass,e.shop);return n===null&&t.step==="counting"?y(e.texts,"calibrate.unavailable","mdi:ear-hearing-off"):this.#t(e,n)}#t({hass:e,shop:t,texts:n,format:o},s){let{state:i,count:a}=this,l=i.step==="sending",c=a.touched?n.say("calibrate.hint_changed",{estimate:o.number(s)}):n.say("calibrate.hint");return u`<div class="content">
      <p id="question" class="question">${n.say("calibrate.question")}</p>
      <div class="stepper">
        ${this.#n(-1,"mdi:minus",n.say("calibrate.fewer"),l||a.value<=0)}
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
          @focus=${kn}
          @change=${d=>{this.#a(d.target)}}
          @keydown=${d=>{this.#l(d)}}
        />
        ${this.#n(1,"mdi:plus",n.say("calibrate.more"),l||a.value>=1e4)}
      </div>
      <p class="quiet hint">${c}</p>
      ${i.step==="refused"?_e(n.say("calibrate.failed",{reason:i.problem})):h}
      <button class="filled confirm" ?disabled=${l} @click=${()=>{this.#c(e,t)}}>
        ${l?n.say("calibrate.sending"):n.say("calibrate.confirm",{count:o.number(a.value)})}
      </button>
    </div>`}#n(e,t,n,o){let s=()=>{this.count=O(this.count,e)};return u`<button
      class="step"
      aria-label=${n}
      ?disabled=${o}
      @pointerdown=${i=>{i.button===0&&this.#e.press(s)}}
      @pointerup=${this.#r}
      @pointerleave=${this.#r}
      @pointercancel=${this.#r}
      @contextmenu=${Sn}
      @click=${()=>{this.#e.click(s)}}
    >
      <ha-icon .icon=${t}></ha-icon>
    </button>`}#r=()=>{this.#e.release()};#o(e,t){let{hass:n,shop:o,texts:s}=e,i=u`<button class="bordered" @click=${this.#i}>${s.say("calibrate.again")}</button>`;if(t.step==="undone"){let l=t.forgotten>0?"calibrate.undone":"calibrate.not_undone";return u`<div class="content answer">
        <p role="status">${s.say(l)}</p>
        <div class="actions">${i}</div>
      </div>`}let{answer:a}=t;return u`<div class="content answer">
      <div role="status">
        <p class="done"><ha-icon icon="mdi:check-circle-outline"></ha-icon>${this.#s(e,a)}</p>
        <p class="quiet">${s.count("calibrate.teach",a.counts)}</p>
        ${a.used?h:u`<p class="quiet">${s.say("calibrate.not_used")}</p>`}
      </div>
      ${t.problem===void 0?h:_e(s.say("calibrate.not_taken_back",{reason:t.problem}))}
      <div class="actions">
        <button class="bordered" @click=${()=>{this.#d(n,o,a)}}>
          <ha-icon icon="mdi:undo"></ha-icon>${s.say("calibrate.undo")}
        </button>
        ${i}
      </div>
    </div>`}#s({texts:e,format:t},{before:n,after:o}){return e.say("calibrate.answer",{before:t.number(n),after:t.number(o)})}#i=()=>{this.count=Q(null),this.state={step:"counting"}};#a(e){this.count=ot(this.count,e.value),e.value=String(this.count.value)}#l(e){this.#a(e.target);let t=st(this.count,e.key);t!==null&&(e.preventDefault(),this.count=t)}async#c(e,t){this.state={step:"sending"};try{let n={count:this.count.value,config_entry_id:t.entry_id};this.state={step:"taken",answer:await Se(e,"calibrate",n)}}catch(n){this.count={...this.count,touched:!0},this.state={step:"refused",problem:await Te(e,n)}}}async#d(e,t,n){try{let o=new Date(Date.parse(n.time)+1e3).toISOString(),s={since:n.time,until:o,config_entry_id:t.entry_id},{forgotten:i}=await Se(e,"forget_counts",s);this.state={step:"undone",forgotten:i}}catch(o){this.state={step:"taken",answer:n,problem:await Te(e,o)}}}},kn=r=>{r.target.select()},Sn=r=>{r.preventDefault()},_t=(r,e)=>M(r,e.device_id,"sensor","occupancy"),$t=(r,e)=>x(L(r,_t(r,e)));var Pe=[0,2,5,10,20,45],Tn=["below_2_min","from_2_min","from_5_min","from_10_min","from_20_min","from_45_min"],kt=r=>Pe.map((e,t)=>({from:e,to:Pe[t+1]??null,share:r[t]??0}));function St(r){let e=Tn.map(t=>r[t]);return e.every(t=>typeof t=="number")?kt(e):null}function Tt(r){let e=Pe.map(n=>r.find(o=>o.from_seconds===n*60)?.people??0),t=An(e);return t===null?null:kt(t)}function An(r){let e=r.reduce((a,l)=>a+l,0);if(e<=0)return null;let t=r.map(a=>100*a/e),n=t.map(Math.floor),o=100-n.reduce((a,l)=>a+l,0),s=t.map((a,l)=>({index:l,rest:a-Math.floor(a)})).sort((a,l)=>l.rest-a.rest),i=new Set(s.slice(0,o).map(({index:a})=>a));return n.map((a,l)=>i.has(l)?a+1:a)}function At(r,e,t){return r.to!==null&&r.to<=e?"bounce":r.from>=t?"engaged":null}var En={s:1/60,min:1,h:60,d:1440};function Oe(r,e){let t=typeof e=="string"?En[e]:void 0;return r===null||t===void 0?null:r*t}var Et=b`
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
    grid-template-columns: repeat(auto-fit, minmax(112px, 1fr));
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
`;var Me={today:"dwell.today",yesterday:"dwell.yesterday",this_week:"dwell.this_week",last_week:"dwell.last_week",this_month:"dwell.this_month",last_month:"dwell.last_month"},De=Object.keys(Me),Cn=["dwell","bounce_rate","engaged_visits","traceable_share"],Le={bounce:{name:"dwell.bounce",means:"dwell.bounce_means"},engaged:{name:"dwell.engaged",means:"dwell.engaged_means"},traceable:{name:"dwell.traceable",means:"dwell.traceable_means"}},oe=class extends m{static properties={...m.properties,period:{state:!0},term:{state:!0}};static styles=[m.styles,D,Et];#e=new w(this,()=>this.hass&&this.shop&&this.period!=="today"?yt(this.hass,this.shop.entry_id,this.period):void 0);constructor(){super(),this.period="today",this.term=null}static getConfigForm(){let e={name:"period",selector:ne(Me)};return k([e],{period:"dwell.period"})}setConfig(e){super.setConfig(e);let{period:t="today"}=e;if(!De.includes(t))throw new Error(`period: has to be one of ${De.join(", ")}`);this.period=t}watched(e,t){return Cn.map(n=>M(e,t.device_id,"sensor",n))}content(e){let{texts:t}=e,n=De.map(o=>({value:o,label:t.say(Me[o])}));return u`<div class="content">
      <div class="controls">
        ${X(t.say("dwell.period"),n,this.period,o=>{this.period=o})}
      </div>
      ${this.period==="today"?this.#t(e):this.#n(e)}
    </div>`}#t(e){let{hass:t,shop:n,texts:o,format:s}=e,[i,a,l,c]=this.watched(t,n).map(g=>L(t,g));if(!i||i.state==="unavailable")return y(o,"dwell.unavailable","mdi:ear-hearing-off");let d=St(i.attributes);if(!d)return y(o,"dwell.none_today","mdi:timer-sand-empty");let p=g=>s.percent(g===null?null:g/100),f=x(l);return this.#r(e,{bands:d,median:Oe(x(i),i.attributes.unit_of_measurement),terms:{bounce:p(x(a)),engaged:f===null?"\u2013":o.count("dwell.visits",f,{count:s.number(f)}),traceable:p(x(c))}})}#n(e){let{texts:t,format:n}=e,{value:o,problem:s}=this.#e.state;if(o===void 0)return s?U(t,s):R(t);let{dwell_bands:i,dwell_median:a,bounce_rate:l,engaged_rate:c,traceable_share:d}=o.response,p=Tt(i);return p?this.#r(e,{bands:p,median:Oe(a,"s"),terms:{bounce:n.percent(l),engaged:n.percent(c),traceable:n.percent(d)}}):y(t,"dwell.none","mdi:timer-sand-empty")}#r(e,{bands:t,median:n,terms:o}){let{shop:s,texts:i,format:a}=e,l=Math.max(...t.map(c=>c.share),1);return u`<div class="median">
        <span class="big">${a.minutes(n)}</span>
        <span class="quiet">${i.say("dwell.median")}</span>
      </div>
      <ul class="bars" aria-label=${i.say("dwell.bars")}>
        ${t.map(c=>{let d=At(c,s.bounce_minutes,s.engaged_minutes);return u`<li data-kind=${d??"between"}>
            <span class="range">${Rn(e,c)}</span>
            <span class="track"><i style="inline-size: ${100*c.share/l}%"></i></span>
            <span class="share">${a.percent(c.share/100)}</span>
          </li>`})}
      </ul>
      <div class="terms">
        ${Object.keys(Le).map(c=>this.#o(e,c,o[c]))}
      </div>
      ${this.term?u`<p id="meaning" class="meaning">${Hn(e,this.term)}</p>`:h}`}#o({texts:e},t,n){let o=this.term===t;return u`<button
      data-kind=${t}
      aria-expanded=${o}
      aria-controls=${o?"meaning":h}
      @click=${()=>{this.term=o?null:t}}
    >
      <span class="term"><i></i>${e.say(Le[t].name)}<ha-icon icon="mdi:information-outline"></ha-icon></span>
      <span class="value">${n}</span>
    </button>`}};function Rn({texts:r,format:e},{from:t,to:n}){let o={low:e.number(t),high:e.number(n)};return n===null?r.say("dwell.above",o):r.say(t===0?"dwell.below":"dwell.between",o)}function Hn({shop:r,texts:e,format:t},n){let o={bounce:r.bounce_minutes,engaged:r.engaged_minutes,traceable:null};return e.say(Le[n].means,{minutes:t.number(o[n])})}var se=class{constructor(e,t){this.host=e;this.find=t;e.addController(this)}host;find;width=0;height=0;#e;#t;hostConnected(){this.#e=new ResizeObserver(([e])=>{let{width:t=0,height:n=0}=e?.contentRect??{};t===this.width&&n===this.height||(this.width=t,this.height=n,this.host.requestUpdate())}),this.hostUpdated()}hostUpdated(){let e=this.find()??void 0;e!==this.#t&&(this.#t&&this.#e?.unobserve(this.#t),this.#t=e,e&&this.#e?.observe(e))}hostDisconnected(){this.#e?.disconnect(),this.#e=void 0,this.#t=void 0}};var Ht=r=>Array.from({length:7},(e,t)=>(r+t)%7),Ct=(r,e)=>r*24+e,ie=class{constructor(e,t){this.cells=e;this.weeks=t;this.byPlace=new Map(e.map(n=>[Ct(n.weekday,n.hour),n]))}cells;weeks;byPlace;at(e,t){return this.byPlace.get(Ct(e,t))}usualHours(){let e=new Set(this.cells.filter(Rt).map(t=>t.hour));return Pn([...e].sort((t,n)=>t-n))}most(e,t){return Math.max(0,...this.known(e,t).map(n=>n[e]??0))}extremes(e){let t=Math.min(2,this.weeks),n=this.cells.filter(a=>Rt(a)&&a[e]!==null&&a.weeks>=t),[o,...s]=n.sort((a,l)=>(a[e]??0)-(l[e]??0)),i=s.at(-1);return o&&i?{quietest:o,busiest:i}:null}get isEmpty(){return this.cells.every(e=>e.entries===null&&e.occupancy===null)}known(e,t){return this.cells.filter(n=>n[e]!==null&&t.includes(n.hour))}};function Rt(r){return r.open??(r.entries!==null&&r.entries>0)}function Pn(r){let e=[];for(let t of r){let n=e[e.length-1];if(n!==void 0&&t-n-1<=3)for(let o=n+1;o<t;o++)e.push(o);e.push(t)}return e}function Pt(r,e,t){return r===null?null:r<=0||e<=0?0:Math.min(t,Math.max(1,Math.ceil(r/e*t)))}function Ot(r,e,t,n,o){let[s,i]=On(e,o.rightToLeft);if(s===0&&i===0)return null;let[a,l]=o.hoursDown?[i,s]:[s,i],c=Math.min(n.length-1,Math.max(0,n.indexOf(r.hour)+a)),d=Math.min(6,Math.max(0,t.indexOf(r.weekday)+l));return{weekday:t[d]??r.weekday,hour:n[c]??r.hour}}function On(r,e){let t=e?-1:1;switch(r){case"ArrowRight":return[t,0];case"ArrowLeft":return[-t,0];case"ArrowDown":return[0,1];case"ArrowUp":return[0,-1];default:return[0,0]}}var Dt=b`
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
`;var Ft=[.18,.36,.56,.78,1],zt=Ft.length,Dn=4.5,Mt=[0,0,0],Mn=[255,255,255];function Nt(r){let e=r.trim().toLowerCase(),t=/^#([0-9a-f]{3}|[0-9a-f]{6})$/.exec(e)?.[1];if(t!==void 0)return Ln(t);let[n,o,s]=(e.match(/-?[\d.]+(?:e-?\d+)?/g)??[]).map(Number);return n===void 0||o===void 0||s===void 0?null:/^rgba?\(/.test(e)&&!e.includes("%")?[n,o,s]:e.startsWith("color(srgb ")?[n*255,o*255,s*255]:null}function Ln(r){let e=Number.parseInt(r.length===3?r.replace(/./g,"$&$&"):r,16);return[e>>16,e>>8&255,e&255]}function Un(r,e,t){let n=(o,s)=>o+(s-o)*t;return[n(r[0],e[0]),n(r[1],e[1]),n(r[2],e[2])]}function Lt([r,e,t]){let n=o=>{let s=o/255;return s<=.04045?s/12.92:((s+.055)/1.055)**2.4};return .2126*n(r)+.7152*n(e)+.0722*n(t)}function Fn(r,e){let t=[Lt(r),Lt(e)];return(Math.max(...t)+.05)/(Math.min(...t)+.05)}function It(r,e,t){return Ft.map(n=>{let o=Un(r,e,n),s=[t,r,Mn,Mt].find(i=>Fn(i,o)>=Dn);return{fill:Ut(o),ink:Ut(s??Mt)}})}function Ut(r){return`rgb(${r.map(Math.round).join(" ")})`}var zn=27,Nn=48,Kt=(r,e)=>r>0&&(r-Nn)/e<zn;function Wt(r){let{weekdays:e,hours:t,words:n}=r,o=d=>u`<abbr title=${n.weekday(d,"long")}>${n.weekday(d,"short")}</abbr>`,s=d=>u`<span class="hour">${n.hour(d)}</span>`,i=r.hoursDown?e.map(o):t.map(s),a=r.hoursDown?t.map(d=>({head:s(d),places:e.map(p=>({weekday:p,hour:d}))})):e.map(d=>({head:o(d),places:t.map(p=>({weekday:d,hour:p}))})),l=r.grid.most(r.measure,t),c=In(r);return u`<table role="grid" class=${r.hoursDown?"hours-down":"days-down"}>
    <caption>
      ${n.caption}
    </caption>
    <thead>
      <tr>
        <td></td>
        ${i.map(d=>u`<th scope="col">${d}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${a.map(({head:d,places:p})=>u`<tr>
            <th scope="row">${d}</th>
            ${p.map(f=>qn(r,f,l,c))}
          </tr>`)}
    </tbody>
  </table>`}function In({chosen:r,weekdays:e,hours:t}){return r&&t.includes(r.hour)?r:{weekday:e[0]??0,hour:t[0]??0}}var qt=(r,e)=>r?.weekday===e.weekday&&r.hour===e.hour;function qn(r,e,t,n){let{words:o}=r,s=r.grid.at(e.weekday,e.hour),i=s?.[r.measure]??null,a=Pt(i,t,zt);return u`<td
    data-level=${a??"none"}
    ?data-closed=${s?.open===!1}
    data-place="${e.weekday}-${e.hour}"
    tabindex=${qt(n,e)?"0":"-1"}
    aria-selected=${qt(r.chosen,e)?"true":h}
    @click=${()=>{r.choose(e,!1)}}
    @keydown=${l=>{let c=Ot(e,l.key,r.weekdays,r.hours,r);c!==null&&(l.preventDefault(),r.choose(c,!0))}}
  >
    ${i===null?u`<span aria-hidden="true">–</span><span class="hidden">${o.noData}</span>`:o.value(i)}
  </td>`}var Kn={ground:[255,255,255],full:[66,105,208],text:[20,20,20]},Wn={ground:"var(--ha-card-background, var(--card-background-color))",full:"var(--footfall-series)",text:"var(--primary-text-color)"};function Bt(r,e){let t=n=>(e.style.color=Wn[n],Nt(getComputedStyle(e).color)??Kn[n]);It(t("ground"),t("full"),t("text")).forEach(({fill:n,ink:o},s)=>{r.style.setProperty(`--fill-${s+1}`,n),r.style.setProperty(`--ink-${s+1}`,o)})}var Bn=["monday","tuesday","wednesday","thursday","friday","saturday","sunday"];var Vn={US:6,CA:6,JP:6,CN:6,BR:6};function Vt(r){let e=Bn.indexOf(r.first_weekday);if(e>=0)return e;let t=new Intl.Locale(r.language).maximize(),n=t.getWeekInfo?.()??t.weekInfo;return n?n.firstDay-1:Vn[t.region??""]??(t.language==="ar"?5:0)}var Fe={entries:"heatmap.entries",occupancy:"heatmap.occupancy"},jn={entries:"heatmap.caption_entries",occupancy:"heatmap.caption_occupancy"},Yn={entries:"heatmap.detail_entries",occupancy:"heatmap.detail_occupancy"},Ue=Object.keys(Fe),Gn=[4,8,12,26,52],Zn=8,Jn=1,ae=class extends m{static properties={...m.properties,measure:{state:!0},weeks:{state:!0},allHours:{state:!0},chosen:{state:!0}};static styles=[m.styles,D,Dt];#e=new se(this,()=>this.renderRoot.querySelector(".plan"));#t=new w(this,()=>this.hass&&this.shop?gt(this.hass,this.shop.entry_id,this.weeks):void 0);#n;constructor(){super(),this.chosen=null}static getConfigForm(){return k([{name:"measure",selector:ne(Fe)},{name:"weeks",selector:{number:{min:1,max:52,mode:"box"}}},{name:"all_hours",selector:{boolean:{}}}],{measure:"heatmap.measure",weeks:"heatmap.weeks",all_hours:"heatmap.all_hours"})}setConfig(e){super.setConfig(e);let{measure:t="entries",weeks:n=Zn,all_hours:o=!1}=e;if(!Ue.includes(t))throw new Error(`measure: has to be one of ${Ue.join(", ")}`);if(!Number.isInteger(n)||n<1||n>52)throw new Error("weeks: has to be a whole number, 1 to 52");this.measure=t,this.weeks=n,this.allHours=o}updated(e){super.updated(e);let t=this.renderRoot.querySelector(".probe");!t||this.#n===this.hass?.themes||(this.#n=this.hass?.themes,Bt(this,t))}content(e){let{texts:t}=e,n=[...new Set([...Gn,this.weeks])].sort((o,s)=>o-s);return u`<div class="content">
      <div class="controls">
        ${at("measure",t.say("heatmap.measure"),Ue.map(o=>({value:o,label:t.say(Fe[o])})),this.measure,o=>{this.measure=o})}
        ${X(t.say("heatmap.weeks"),n.map(o=>({value:o,label:t.count("heatmap.weeks_option",o)})),this.weeks,o=>{this.weeks=o})}
      </div>
      <div class="plan">${this.#r(e)}</div>
      <span class="probe"></span>
    </div>`}#r(e){let{value:t,problem:n}=this.#t.state;if(t===void 0)return n?U(e.texts,n):R(e.texts);let o=new ie(t.cells,t.weeks);return o.isEmpty?y(e.texts,"heatmap.empty","mdi:calendar-blank-outline"):this.#o(e,t,o)}#o(e,{weeks:t},n){let{hass:o,texts:s}=e,i=n.usualHours(),a=this.allHours||i.length===0,l=a?Array.from({length:24},(d,p)=>p):i,c=this.#i(e,n.most(this.measure,l),t);return u`${Wt({grid:n,measure:this.measure,weekdays:Ht(Vt(o.locale)),hours:l,hoursDown:Kt(this.#e.width,l.length),rightToLeft:getComputedStyle(this).direction==="rtl",chosen:this.chosen,choose:(d,p)=>{this.#a(d,p)},words:c})}
    ${Qn(e,c.value(n.most(this.measure,l)))} ${this.#s(e,n,c)}
    ${i.length===0||i.length===24?h:u`<button
            aria-expanded=${a}
            @click=${()=>{this.allHours=!this.allHours,this.chosen=null}}
          >
            ${s.say(a?"heatmap.usual_hours":"heatmap.all_hours")}
          </button>`}`}#s({texts:e},t,n){let o=({weekday:l,hour:c})=>e.say("heatmap.at",{weekday:n.weekday(l,"long"),time:n.span(c)}),s=l=>n.value(l[this.measure]??0),i=t.extremes(this.measure),a=this.chosen&&t.at(this.chosen.weekday,this.chosen.hour);return u`${i?u`<p class="extremes">
            ${e.say("heatmap.extremes",{quiet_at:o(i.quietest),quiet:s(i.quietest),busy_at:o(i.busiest),busy:s(i.busiest)})}
          </p>`:h}
    ${this.chosen?u`<p class="quiet detail">
            ${a&&a[this.measure]!==null?e.say(Yn[this.measure],{at:o(a),value:s(a),weeks:a.weeks}):e.say("heatmap.detail_unknown",{at:o(this.chosen)})}
          </p>`:h}`}#i({texts:e,format:t},n,o){let s=n<10?1:0;return{weekday:(i,a)=>t.weekday(`2024-01-0${Jn+i}`,a),hour:i=>t.clockHour(i),span:i=>t.clockSpan(i),value:i=>t.number(i,s),noData:e.say("heatmap.no_data"),caption:e.count(jn[this.measure],o)}}async#a(e,t){this.chosen=e,t&&(await this.updateComplete,this.renderRoot.querySelector(`[data-place="${e.weekday}-${e.hour}"]`)?.focus())}};function Qn({texts:r},e){return u`<div class="legend">
    <span><i data-level="none"></i>${r.say("heatmap.no_data")}</span>
    <span role="img" aria-label=${r.say("heatmap.scale",{most:e})}>
      0 ${[0,1,2,3,4,5].map(t=>u`<i data-level=${t}></i>`)} ${e}
    </span>
  </div>`}var Xn=["occupancy","occupancy_low","occupancy_high","busyness"],le=class extends m{static getConfigForm(){return k()}watched(e,t){return Xn.map(n=>M(e,t.device_id,"sensor",n))}content({hass:e,shop:t,texts:n,format:o}){let[s=null,i=null,a=null]=this.watched(e,t).map(l=>x(L(e,l)));return s===null?y(n,"people.unavailable","mdi:ear-hearing-off"):u`<div class="content">
      <p class="big">${n.count("people.people",s,{count:o.number(s)})}</p>
      <p>${n.say("people.between",{low:o.number(i),high:o.number(a)})}</p>
    </div>`}};var Yt=[{tag:"footfall-people-card",element:le,texts:"people",beside:["occupied","occupancy"]},{tag:"footfall-heatmap-card",element:ae,texts:"heatmap",beside:["busyness","entries_hour"]},{tag:"footfall-dwell-card",element:oe,texts:"dwell",beside:["dwell","bounce_rate","engaged_visits"]},{tag:"footfall-calibrate-card",element:re,texts:"calibrate",beside:["occupancy"]}];var er="https://github.com/footfall-ha/footfall/blob/main/docs/dashboard.md";function Gt(r,e){window.customCards??=[];for(let t of r)customElements.get(t.tag)||customElements.define(t.tag,t.element),window.customCards.push(tr(t,e))}function tr(r,e){let t=n=>C(e()?.localize??(()=>""),n);return{type:r.tag,get name(){return t(`${r.texts}.name`)},get description(){return t(`${r.texts}.description`)},preview:!0,documentationURL:er,getEntitySuggestion:(n,o)=>{let s=dt(n,o);if(!s?.translation_key||!r.beside.includes(s.translation_key))return null;let i=s.device_id?n.devices[s.device_id]?.primary_config_entry:void 0;return{config:{type:`custom:${r.tag}`,...i?{shop:i}:{}}}}}}var Zt=()=>document.querySelector("home-assistant")?.hass;Gt(Yt,Zt);window.hassConnection?.then(()=>{let r=Zt();return r&&xt(r)});
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
