var Ce=globalThis,Re=Ce.ShadowRoot&&(Ce.ShadyCSS===void 0||Ce.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,bt=Symbol(),un=new WeakMap,ce=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==bt)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(Re&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=un.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&un.set(t,e))}return e}toString(){return this.cssText}},mn=o=>new ce(typeof o=="string"?o:o+"",void 0,bt),y=(o,...e)=>{let t=o.length===1?o[0]:e.reduce((n,r,s)=>n+(i=>{if(i._$cssResult$===!0)return i.cssText;if(typeof i=="number")return i;throw Error("Value passed to 'css' function must be a 'css' function result: "+i+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(r)+o[s+1],o[0]);return new ce(t,o,bt)},hn=(o,e)=>{if(Re)o.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let n=document.createElement("style"),r=Ce.litNonce;r!==void 0&&n.setAttribute("nonce",r),n.textContent=t.cssText,o.appendChild(n)}},xt=Re?o=>o:o=>o instanceof CSSStyleSheet?(e=>{let t="";for(let n of e.cssRules)t+=n.cssText;return mn(t)})(o):o;var{is:wr,defineProperty:$r,getOwnPropertyDescriptor:_r,getOwnPropertyNames:kr,getOwnPropertySymbols:Sr,getPrototypeOf:Tr}=Object,He=globalThis,fn=He.trustedTypes,Er=fn?fn.emptyScript:"",Cr=He.reactiveElementPolyfillSupport,de=(o,e)=>o,vt={toAttribute(o,e){switch(e){case Boolean:o=o?Er:null;break;case Object:case Array:o=o==null?o:JSON.stringify(o)}return o},fromAttribute(o,e){let t=o;switch(e){case Boolean:t=o!==null;break;case Number:t=o===null?null:Number(o);break;case Object:case Array:try{t=JSON.parse(o)}catch{t=null}}return t}},yn=(o,e)=>!wr(o,e),gn={attribute:!0,type:String,converter:vt,reflect:!1,useDefault:!1,hasChanged:yn};Symbol.metadata??=Symbol("metadata"),He.litPropertyMetadata??=new WeakMap;var L=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=gn){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),r=this.getPropertyDescriptor(e,n,t);r!==void 0&&$r(this.prototype,e,r)}}static getPropertyDescriptor(e,t,n){let{get:r,set:s}=_r(this.prototype,e)??{get(){return this[t]},set(i){this[t]=i}};return{get:r,set(i){let a=r?.call(this);s?.call(this,i),this.requestUpdate(e,a,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??gn}static _$Ei(){if(this.hasOwnProperty(de("elementProperties")))return;let e=Tr(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(de("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(de("properties"))){let t=this.properties,n=[...kr(t),...Sr(t)];for(let r of n)this.createProperty(r,t[r])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[n,r]of t)this.elementProperties.set(n,r)}this._$Eh=new Map;for(let[t,n]of this.elementProperties){let r=this._$Eu(t,n);r!==void 0&&this._$Eh.set(r,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let r of n)t.unshift(xt(r))}else e!==void 0&&t.push(xt(e));return t}static _$Eu(e,t){let n=t.attribute;return n===!1?void 0:typeof n=="string"?n:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return hn(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),r=this.constructor._$Eu(e,n);if(r!==void 0&&n.reflect===!0){let s=(n.converter?.toAttribute!==void 0?n.converter:vt).toAttribute(t,n.type);this._$Em=e,s==null?this.removeAttribute(r):this.setAttribute(r,s),this._$Em=null}}_$AK(e,t){let n=this.constructor,r=n._$Eh.get(e);if(r!==void 0&&this._$Em!==r){let s=n.getPropertyOptions(r),i=typeof s.converter=="function"?{fromAttribute:s.converter}:s.converter?.fromAttribute!==void 0?s.converter:vt;this._$Em=r;let a=i.fromAttribute(t,s.type);this[r]=a??this._$Ej?.get(r)??a,this._$Em=null}}requestUpdate(e,t,n,r=!1,s){if(e!==void 0){let i=this.constructor;if(r===!1&&(s=this[e]),n??=i.getPropertyOptions(e),!((n.hasChanged??yn)(s,t)||n.useDefault&&n.reflect&&s===this._$Ej?.get(e)&&!this.hasAttribute(i._$Eu(e,n))))return;this.C(e,t,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:r,wrapped:s},i){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,i??t??this[e]),s!==!0||i!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),r===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[r,s]of this._$Ep)this[r]=s;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[r,s]of n){let{wrapped:i}=s,a=this[r];i!==!0||this._$AL.has(r)||a===void 0||this.C(r,void 0,s,a)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(t)):this._$EM()}catch(n){throw e=!1,this._$EM(),n}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};L.elementStyles=[],L.shadowRootOptions={mode:"open"},L[de("elementProperties")]=new Map,L[de("finalized")]=new Map,Cr?.({ReactiveElement:L}),(He.reactiveElementVersions??=[]).push("2.1.2");var Et=globalThis,bn=o=>o,Ae=Et.trustedTypes,xn=Ae?Ae.createPolicy("lit-html",{createHTML:o=>o}):void 0,Sn="$lit$",q=`lit$${Math.random().toFixed(9).slice(2)}$`,Tn="?"+q,Rr=`<${Tn}>`,X=document,ue=()=>X.createComment(""),me=o=>o===null||typeof o!="object"&&typeof o!="function",Ct=Array.isArray,Hr=o=>Ct(o)||typeof o?.[Symbol.iterator]=="function",wt=`[ 	
\f\r]`,pe=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,vn=/-->/g,wn=/>/g,Z=RegExp(`>|${wt}(?:([^\\s"'>=/]+)(${wt}*=${wt}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),$n=/'/g,_n=/"/g,En=/^(?:script|style|textarea|title)$/i,Rt=o=>(e,...t)=>({_$litType$:o,strings:e,values:t}),c=Rt(1),v=Rt(2),oa=Rt(3),F=Symbol.for("lit-noChange"),u=Symbol.for("lit-nothing"),kn=new WeakMap,J=X.createTreeWalker(X,129);function Cn(o,e){if(!Ct(o)||!o.hasOwnProperty("raw"))throw Error("invalid template strings array");return xn!==void 0?xn.createHTML(e):e}var Ar=(o,e)=>{let t=o.length-1,n=[],r,s=e===2?"<svg>":e===3?"<math>":"",i=pe;for(let a=0;a<t;a++){let l=o[a],d,p,m=-1,h=0;for(;h<l.length&&(i.lastIndex=h,p=i.exec(l),p!==null);)h=i.lastIndex,i===pe?p[1]==="!--"?i=vn:p[1]!==void 0?i=wn:p[2]!==void 0?(En.test(p[2])&&(r=RegExp("</"+p[2],"g")),i=Z):p[3]!==void 0&&(i=Z):i===Z?p[0]===">"?(i=r??pe,m=-1):p[1]===void 0?m=-2:(m=i.lastIndex-p[2].length,d=p[1],i=p[3]===void 0?Z:p[3]==='"'?_n:$n):i===_n||i===$n?i=Z:i===vn||i===wn?i=pe:(i=Z,r=void 0);let g=i===Z&&o[a+1].startsWith("/>")?" ":"";s+=i===pe?l+Rr:m>=0?(n.push(d),l.slice(0,m)+Sn+l.slice(m)+q+g):l+q+(m===-2?a:g)}return[Cn(o,s+(o[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),n]},he=class o{constructor({strings:e,_$litType$:t},n){let r;this.parts=[];let s=0,i=0,a=e.length-1,l=this.parts,[d,p]=Ar(e,t);if(this.el=o.createElement(d,n),J.currentNode=this.el.content,t===2||t===3){let m=this.el.content.firstChild;m.replaceWith(...m.childNodes)}for(;(r=J.nextNode())!==null&&l.length<a;){if(r.nodeType===1){if(r.hasAttributes())for(let m of r.getAttributeNames())if(m.endsWith(Sn)){let h=p[i++],g=r.getAttribute(m).split(q),W=/([.?@])?(.*)/.exec(h);l.push({type:1,index:s,name:W[2],strings:g,ctor:W[1]==="."?_t:W[1]==="?"?kt:W[1]==="@"?St:te}),r.removeAttribute(m)}else m.startsWith(q)&&(l.push({type:6,index:s}),r.removeAttribute(m));if(En.test(r.tagName)){let m=r.textContent.split(q),h=m.length-1;if(h>0){r.textContent=Ae?Ae.emptyScript:"";for(let g=0;g<h;g++)r.append(m[g],ue()),J.nextNode(),l.push({type:2,index:++s});r.append(m[h],ue())}}}else if(r.nodeType===8)if(r.data===Tn)l.push({type:2,index:s});else{let m=-1;for(;(m=r.data.indexOf(q,m+1))!==-1;)l.push({type:7,index:s}),m+=q.length-1}s++}}static createElement(e,t){let n=X.createElement("template");return n.innerHTML=e,n}};function ee(o,e,t=o,n){if(e===F)return e;let r=n!==void 0?t._$Co?.[n]:t._$Cl,s=me(e)?void 0:e._$litDirective$;return r?.constructor!==s&&(r?._$AO?.(!1),s===void 0?r=void 0:(r=new s(o),r._$AT(o,t,n)),n!==void 0?(t._$Co??=[])[n]=r:t._$Cl=r),r!==void 0&&(e=ee(o,r._$AS(o,e.values),r,n)),e}var $t=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,r=(e?.creationScope??X).importNode(t,!0);J.currentNode=r;let s=J.nextNode(),i=0,a=0,l=n[0];for(;l!==void 0;){if(i===l.index){let d;l.type===2?d=new fe(s,s.nextSibling,this,e):l.type===1?d=new l.ctor(s,l.name,l.strings,this,e):l.type===6&&(d=new Tt(s,this,e)),this._$AV.push(d),l=n[++a]}i!==l?.index&&(s=J.nextNode(),i++)}return J.currentNode=X,r}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(e,n,t),t+=n.strings.length-2):n._$AI(e[t])),t++}},fe=class o{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,r){this.type=2,this._$AH=u,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=r,this._$Cv=r?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=ee(this,e,t),me(e)?e===u||e==null||e===""?(this._$AH!==u&&this._$AR(),this._$AH=u):e!==this._$AH&&e!==F&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):Hr(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==u&&me(this._$AH)?this._$AA.nextSibling.data=e:this.T(X.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,r=typeof n=="number"?this._$AC(e):(n.el===void 0&&(n.el=he.createElement(Cn(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===r)this._$AH.p(t);else{let s=new $t(r,this),i=s.u(this.options);s.p(t),this.T(i),this._$AH=s}}_$AC(e){let t=kn.get(e.strings);return t===void 0&&kn.set(e.strings,t=new he(e)),t}k(e){Ct(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,n,r=0;for(let s of e)r===t.length?t.push(n=new o(this.O(ue()),this.O(ue()),this,this.options)):n=t[r],n._$AI(s),r++;r<t.length&&(this._$AR(n&&n._$AB.nextSibling,r),t.length=r)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let n=bn(e).nextSibling;bn(e).remove(),e=n}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},te=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,r,s){this.type=1,this._$AH=u,this._$AN=void 0,this.element=e,this.name=t,this._$AM=r,this.options=s,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=u}_$AI(e,t=this,n,r){let s=this.strings,i=!1;if(s===void 0)e=ee(this,e,t,0),i=!me(e)||e!==this._$AH&&e!==F,i&&(this._$AH=e);else{let a=e,l,d;for(e=s[0],l=0;l<s.length-1;l++)d=ee(this,a[n+l],t,l),d===F&&(d=this._$AH[l]),i||=!me(d)||d!==this._$AH[l],d===u?e=u:e!==u&&(e+=(d??"")+s[l+1]),this._$AH[l]=d}i&&!r&&this.j(e)}j(e){e===u?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},_t=class extends te{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===u?void 0:e}},kt=class extends te{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==u)}},St=class extends te{constructor(e,t,n,r,s){super(e,t,n,r,s),this.type=5}_$AI(e,t=this){if((e=ee(this,e,t,0)??u)===F)return;let n=this._$AH,r=e===u&&n!==u||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,s=e!==u&&(n===u||r);r&&this.element.removeEventListener(this.name,this,n),s&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},Tt=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){ee(this,e)}};var Pr=Et.litHtmlPolyfillSupport;Pr?.(he,fe),(Et.litHtmlVersions??=[]).push("3.3.3");var Rn=(o,e,t)=>{let n=t?.renderBefore??e,r=n._$litPart$;if(r===void 0){let s=t?.renderBefore??null;n._$litPart$=r=new fe(e.insertBefore(ue(),s),s,void 0,t??{})}return r._$AI(o),r};var Ht=globalThis,H=class extends L{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Rn(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return F}};H._$litElement$=!0,H.finalized=!0,Ht.litElementHydrateSupport?.({LitElement:H});var Or=Ht.litElementPolyfillSupport;Or?.({LitElement:H});(Ht.litElementVersions??=[]).push("4.2.2");var Pe=class{#e;#t=!1;press(e){this.release(),this.#t=!1,this.#e=setTimeout(()=>{this.#n(e)},450)}release(){clearTimeout(this.#e),this.#e=void 0}click(e){this.release(),this.#t||e(),this.#t=!1}#n(e){this.#t=!0,e(),this.#e=setTimeout(()=>{this.#n(e)},110)}};var Oe=o=>({value:At(o??0),touched:!1}),Hn=(o,e)=>o.touched?o:Oe(e),ne=(o,e)=>({value:At(o.value+e),touched:!0});function An(o,e){let t=e.trim();return/^\d+$/.test(t)?{value:At(Number(t)),touched:!0}:o}function Pn(o,e){switch(e){case"ArrowUp":return ne(o,1);case"ArrowDown":return ne(o,-1);case"PageUp":return ne(o,10);case"PageDown":return ne(o,-10);case"Home":return{value:0,touched:!0};default:return null}}var At=o=>Math.min(1e4,Math.max(0,Math.round(o)));var On=y`
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
`;function Me(o,e,t,n){return c`<div class="segmented" role="group" aria-label=${o}>
    ${e.map(r=>c`<button
          aria-pressed=${r.value===t}
          @click=${()=>{n(r.value)}}
        >
          ${r.label}
        </button>`)}
  </div>`}function K(o,e,t,n){return c`<label class="select">
    <span class="hidden">${o}</span>
    <select @change=${s=>{let i=e[s.target.selectedIndex];i&&n(i.value)}}>
      ${e.map(({value:s,label:i})=>c`<option ?selected=${s===t}>${i}</option>`)}
    </select>
    <ha-icon icon="mdi:menu-down"></ha-icon>
  </label>`}var E=y`
  .bordered,
  .filled {
    border: 1px solid var(--divider-color, rgba(127, 127, 127, 0.4));
    border-radius: var(--ha-border-radius-pill, 9999px);
    font-weight: var(--ha-font-weight-medium, 500);
    padding-inline: var(--ha-space-4, 16px);
  }
  .filled {
    /* A tint: white on the full colour could not be read. */
    background: var(--ha-color-fill-primary-normal-resting, rgba(0, 154, 199, 0.2));
    border-color: transparent;
  }
  .filled:hover {
    background: var(--ha-color-fill-primary-normal-hover, rgba(0, 154, 199, 0.3));
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
`,C=o=>c`<p class="error" role="alert"><ha-icon icon="mdi:alert-circle-outline"></ha-icon><span>${o}</span></p>`;var Pt=(o,e)=>({type:"call_service",domain:"footfall",service:o,service_data:e,return_response:!0});async function Ot(o,e,t){return(await o.callWS(Pt(e,t))).response}async function V(o,e){if(typeof e!="object"||e===null)return String(e);let{message:t,code:n,...r}=e,{translation_domain:s,translation_key:i,translation_placeholders:a}=r;if(s!==void 0&&i!==void 0){await o.loadBackendTranslation("exceptions",s).catch(()=>{});let l=o.localize(`component.${s}.exceptions.${i}.message`,a??{});if(l)return l}return t??String(n??"?")}var Dn="footfall";function b(o,e,t,n){return Mr(o,e).find(r=>r.translation_key===n&&r.entity_id.startsWith(`${t}.`))?.entity_id}function Mr(o,e){return Dr(o).get(e)??[]}var Mn=new WeakMap;function Dr(o){let e=Mn.get(o.entities);if(e)return e;let t=new Map;for(let n of Object.values(o.entities))n.platform!==Dn||!n.device_id||t.set(n.device_id,[...t.get(n.device_id)??[],n]);return Mn.set(o.entities,t),t}function R(o,e){return e===void 0?void 0:o.states[e]}var Lr=new Set(["unavailable","unknown",""]);function P(o){if(!o||Lr.has(o.state))return null;let e=Number(o.state);return Number.isFinite(e)?e:null}function z(o,e){let t=o?.attributes[e];return typeof t=="number"&&Number.isFinite(t)?t:null}function Ln(o,e){let t=o.entities[e];return t?.platform===Dn?t:void 0}var Fn=[2e3,5e3,15e3,6e4],ge=class{constructor(e,t){this.source=e;this.connection=t}source;connection;#e={status:"loading"};#t=new Set;#n;#o;#r=0;get state(){return this.#e}watch(e){return this.#t.add(e),this.#t.size===1&&(this.connection.addEventListener("ready",this.refresh),this.#a()),e(this.#e),()=>{this.#t.delete(e),this.#t.size===0&&(this.connection.removeEventListener("ready",this.refresh),this.#i())}}refresh=()=>{this.#t.size!==0&&(this.#r=0,this.#i(),this.#a())};#a(){let e=!0,t=this.source(n=>{e&&(this.#r=0,this.#s({status:"ready",value:n}))},n=>{if(!e)return;this.#s({status:"failed",value:this.#e.value,problem:Mt(n)});let r=Fn[Math.min(this.#r,Fn.length-1)];this.#r+=1,this.#o=setTimeout(()=>{this.#i(),this.#a()},r)});this.#n=()=>{e=!1,t()}}#i(){clearTimeout(this.#o),this.#n?.(),this.#n=void 0}#s(e){this.#e=e;for(let t of[...this.#t])t(e)}};function Mt(o){if(typeof o=="object"&&o!==null){let{code:e,message:t}=o;return{code:typeof e=="string"?e:typeof e=="number"?"connection":"unknown",message:typeof t=="string"?t:""}}return{code:"unknown",message:String(o)}}var Fr=o=>typeof o=="object"&&o!==null&&"ended"in o;function zn(o,e){return(t,n)=>{let r=!1,s,i=a=>{Fr(a)?n({code:"not_found",message:""}):t(a)};return o.connection.subscribeMessage(i,e,{resubscribe:!1}).then(a=>{r?a():s=a},n),()=>{r=!0,Promise.resolve(s?.()).catch(()=>{})}}}function Nn(o,e,t){return(n,r)=>{let s=0,i=()=>{s=Date.now(),o.callWS(e).then(n,r)},a=()=>{document.visibilityState!=="hidden"&&Date.now()-s>=t*1e3&&i()},l=setInterval(a,t*1e3);return document.addEventListener("visibilitychange",a),i(),()=>{clearInterval(l),document.removeEventListener("visibilitychange",a)}}}var zr=300,Nr=120,Dt=600,In=new WeakMap;function Un(o,e,t){let n=In.get(o.connection)??new Map;In.set(o.connection,n);let r=JSON.stringify(e),s=n.get(r)??t();return n.set(r,s),s}function Lt(o,e){return Un(o,e,()=>new ge(zn(o,e),o.connection))}function De(o,e,t){return Un(o,e,()=>new ge(Nn(o,e,t),o.connection))}function Le(o){return De(o,{type:"footfall/shops"},zr)}function oe(o,e){return Lt(o,{type:"footfall/subscribe_day",entry_id:e})}function ye(o,e,t){let n=t?Dt:Nr;return De(o,{type:"footfall/week",entry_id:e,...t?{date:t}:{}},n)}function Wn(o,e,t){return De(o,{type:"footfall/pattern",entry_id:e,weeks:t},Dt)}function qn(o,e,t){return De(o,Pt("report",{config_entry_id:e,period:t}),Dt)}function Kn(o,e){return Lt(o,{type:"footfall/subscribe_held",entry_id:e})}function Vn(o,e){return Lt(o,{type:"footfall/subscribe_floor_plan",entry_id:e})}var S=class{constructor(e,t){this.host=e;this.pick=t;e.addController(this)}host;pick;state={status:"loading"};#e;#t;#n=!1;refresh(){this.#e?.refresh()}hostConnected(){this.#e&&this.#o(this.#e)}hostUpdate(){let e=this.pick();e!==this.#e&&(this.hostDisconnected(),this.#e=e,this.state={status:"loading"},this.#n=!0,e&&this.#o(e),this.#n=!1)}hostDisconnected(){this.#t?.(),this.#t=void 0}#o(e){this.#t=e.watch(t=>{this.state=t,this.#n||this.host.requestUpdate()})}};var zt="config_panel",Ir=["de","en","zh-Hans"];function Nt({language:o}){return Ir.includes(o)||o.startsWith("en-")?o:"en"}var Ft=new Map;function Fe(o,e){let t=Ft.get(o.language);if(t===!0)return!0;let n=t??o.loadBackendTranslation(zt,"footfall").then(()=>!0,()=>!0);return Ft.set(o.language,n),n.then(()=>{Ft.set(o.language,!0),e()}),!1}async function be(o){return await o.loadBackendTranslation(zt,"footfall").catch(()=>{}),new N(o)}var N=class{#e;#t;constructor(e){this.#e=e,this.#t=new Intl.PluralRules(Nt(e))}say=(e,t)=>O(this.#e.localize,e,t);count=(e,t,n={})=>{let r=this.#t.select(t)==="one"?"one":"other";return this.say(`${e}_${r}`,{count:t,...n})}};function O(o,e,t){let n=o?.(`component.footfall.${zt}.${e}`,t)??"";return n===""?Ur(e):n}function jn(o,e,t="sensor"){return o.localize(`component.footfall.entity.${t}.${e}.state_attributes.definition.state.${e}`)}function Ur(o){let e=o.slice(o.indexOf(".")+1).replaceAll("_"," ");return e.charAt(0).toUpperCase()+e.slice(1)}var Wr={comma_decimal:["en-US","en"],decimal_comma:["de","es","it"],space_comma:["fr","sv","cs"],quote_decimal:["de-CH"]},Gn=new Set(["integer","group","decimal","fraction","minusSign"]);function qr(o){if(o.number_format!=="system")return Wr[o.number_format]??o.language}var j=class{#e;#t;#n;constructor(e){this.#e=e.locale,this.#t=Nt(e),this.#n=e.locale.time_zone==="server"?e.config.time_zone:void 0}number=(e,t=0)=>{if(e===null)return"\u2013";let n=this.#e.number_format!=="none";return new Intl.NumberFormat(qr(this.#e),{maximumFractionDigits:t,useGrouping:n}).format(e)};percent=e=>e===null?"\u2013":this.#i(e*100,0,{style:"unit",unit:"percent"});minutes=e=>{if(e===null)return"\u2013";let t=Math.round(e),[n,r]=[Math.floor(t/60),t%60];return e<10?this.#i(e,1,{style:"unit",unit:"minute"}):[n&&this.#i(n,0,{style:"unit",unit:"hour"}),(r||!n)&&this.#i(r,0,{style:"unit",unit:"minute"})].filter(Boolean).join(" ")};time=e=>this.#s(e,this.#r);hour=e=>this.#o?this.#s(e,{hour:"numeric",hour12:!0}):new Intl.DateTimeFormat("en-GB",{hour:"2-digit",hourCycle:"h23",timeZone:this.#n}).format(new Date(e));clockHour=e=>this.#o?this.#a(e,{hour:"numeric",hour12:!0}):String(e).padStart(2,"0");clockSpan=e=>{let t=n=>this.#a(n,this.#r);return`${t(e)}\u2013${t((e+1)%24)}`};moment=(e,t=new Date)=>{let n=r=>this.#s(r,{dateStyle:"short"});return n(new Date(e))===n(t)?this.time(e):this.#s(e,{weekday:"long",...this.#r})};weekday=(e,t="long")=>this.#l(e,{weekday:t});dayMonth=e=>this.#l(e,{day:"numeric",month:"short"});weekdayAndDate=e=>this.#l(e,{weekday:"long",day:"numeric",month:"long"});span=(e,t)=>new Intl.DateTimeFormat(this.#t,{day:"numeric",month:"short",timeZone:"UTC"}).formatRange(It(e),It(t));relative=(e,t=new Date)=>{let n=(new Date(e).getTime()-t.getTime())/1e3,r=new Intl.RelativeTimeFormat(this.#t,{numeric:"auto"}),s=[["day",86400],["hour",3600],["minute",60]];for(let[i,a]of s)if(Math.abs(n)>=a)return r.format(Math.trunc(n/a),i);return r.format(0,"second")};get#o(){let{time_format:e,language:t}=this.#e;return e==="12"?!0:e==="24"?!1:new Intl.DateTimeFormat(e==="system"?void 0:t,{hour:"numeric"}).resolvedOptions().hour12??!1}get#r(){return{...this.#o?{hour:"numeric",hour12:!0}:{hour:"2-digit",hourCycle:"h23"},minute:"2-digit"}}#a(e,t){let n=new Date(Date.UTC(2024,0,1,e));return new Intl.DateTimeFormat(this.#t,{...t,timeZone:"UTC"}).format(n)}#i(e,t,n){let s=new Intl.NumberFormat(this.#t,{...n,unitDisplay:"short",maximumFractionDigits:t}).formatToParts(e),i=s.findIndex(({type:a})=>Gn.has(a));return s.map(({type:a,value:l},d)=>Gn.has(a)?d===i?this.number(e,t):"":l).join("")}#s(e,t){return new Intl.DateTimeFormat(this.#t,{...t,timeZone:this.#n}).format(new Date(e))}#l(e,t){return new Intl.DateTimeFormat(this.#t,{...t,timeZone:"UTC"}).format(It(e))}};function It(o){return new Date(`${o}T12:00:00Z`)}var k=y`
  :host {
    --footfall-series: var(--graph-color-1, var(--color-1, #4269d0));
    --footfall-normal: var(--secondary-text-color);
    --footfall-quiet-fill: color-mix(in srgb, var(--primary-text-color) 8%, transparent);
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
  .titled .content {
    padding-block-start: 0;
  }
  p {
    margin: 0;
  }
  .head {
    align-items: flex-start;
    column-gap: var(--ha-space-4, 16px);
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    row-gap: var(--ha-space-2, 8px);
  }
  .headline {
    flex: 1 1 200px;
  }
  .big {
    font-size: 36px;
    font-variant-numeric: tabular-nums;
    font-weight: 400;
    line-height: 1.1;
  }
  .unit {
    margin-inline-start: 2px;
    font-size: var(--ha-font-size-l, 16px);
  }
  .compared {
    align-items: center;
    color: var(--secondary-text-color);
    display: flex;
    gap: 6px;
    margin-block-start: 2px;
  }
  .compared ha-icon {
    --mdc-icon-size: 20px;
    flex: none;
  }
  .segmented {
    border: 1px solid var(--divider-color);
    border-radius: 23px;
    box-sizing: border-box;
    display: inline-flex;
    flex: none;
  }
  .segmented button {
    border-radius: 23px;
    color: var(--secondary-text-color);
    min-height: 44px;
    padding: 0 var(--ha-space-3, 12px);
  }
  .turn {
    align-items: center;
    display: flex;
    flex: none;
    font-weight: 500;
    margin-inline: -10px;
  }
  @container (max-width: 440px) {
    .segmented {
      flex: 1 0 100%;
    }
    .segmented button {
      flex: 1;
    }
    .turn {
      flex: 1 0 100%;
      justify-content: space-between;
    }
  }
  .segmented button[aria-pressed="true"] {
    background: var(--ha-color-fill-primary-normal-resting, rgba(0, 154, 199, 0.2));
    color: var(--primary-text-color);
    font-weight: 500;
  }
  .select {
    align-items: center;
    align-self: flex-start;
    border: 1px solid var(--divider-color);
    border-radius: 23px;
    display: inline-flex;
    position: relative;
  }
  .select select {
    appearance: none;
    background: none;
    border: none;
    border-radius: 23px;
    color: var(--primary-text-color);
    cursor: pointer;
    font: inherit;
    min-height: 44px;
    padding-block: 0;
    padding-inline: 16px 40px;
  }
  .select option {
    background: var(--card-background-color);
    color: var(--primary-text-color);
  }
  .select ha-icon {
    inset-inline-end: 10px;
    pointer-events: none;
    position: absolute;
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
`,ze=y`
  .plot {
    border-radius: var(--ha-border-radius-md, 8px);
    direction: ltr;
    flex: 1;
    min-height: 100px;
    position: relative;
    touch-action: pan-y;
  }
  .plot svg {
    display: block;
    inset: 0;
    overflow: visible;
    position: absolute;
  }
  text {
    fill: var(--secondary-text-color);
    font-size: 12px;
    font-variant-numeric: tabular-nums;
  }
  .value {
    fill: var(--primary-text-color);
    font-weight: 500;
    /* A line may run where the number stands. */
    paint-order: stroke;
    stroke: var(--card-background-color, #fff);
    stroke-linejoin: round;
    stroke-width: 3px;
  }
  text.today,
  text.now {
    fill: var(--primary-text-color);
    font-weight: 500;
  }
  .grid {
    stroke: var(--divider-color);
  }
  .closed {
    fill: var(--footfall-quiet-fill);
    opacity: 0.7;
  }
  .bars {
    fill: var(--footfall-series);
  }
  .bars.running {
    fill-opacity: 0.3;
    stroke: var(--footfall-series);
    stroke-dasharray: 3 2;
    stroke-width: 1.5px;
  }
  .curve,
  .normal-line {
    fill: none;
    stroke-linecap: round;
    stroke-linejoin: round;
    stroke-width: 1.5px;
  }
  .curve {
    stroke: var(--footfall-series);
    stroke-width: 2px;
  }
  .sure-band {
    fill: var(--footfall-series);
    opacity: 0.25;
  }
  .normal-band {
    fill: var(--footfall-normal);
    opacity: 0.18;
  }
  .normal-line {
    stroke: var(--footfall-normal);
    stroke-dasharray: 4 3;
  }
  line.now {
    stroke: var(--primary-text-color);
    stroke-width: 1px;
  }
  .hatch {
    stroke: var(--footfall-normal);
    stroke-opacity: 0.5;
  }
  .unheard.partly {
    opacity: 0.5;
  }
  .cursor {
    fill: var(--primary-text-color);
    opacity: 0.08;
  }
  .tip {
    background: var(--card-background-color, #fff);
    border: 1px solid var(--divider-color);
    border-radius: var(--ha-border-radius-md, 8px);
    box-shadow: 0 2px 8px rgba(0, 0, 0, 0.16);
    display: flex;
    flex-direction: column;
    font-size: var(--ha-font-size-s, 12px);
    max-width: 190px;
    padding: 8px 10px;
    pointer-events: none;
    position: absolute;
    top: 8px;
    width: max-content;
    z-index: 1;
  }
  .legend {
    color: var(--secondary-text-color);
    display: flex;
    flex-wrap: wrap;
    font-size: var(--ha-font-size-s, 12px);
    gap: 4px 16px;
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .legend li {
    align-items: center;
    display: inline-flex;
    gap: 6px;
  }
  .sign {
    block-size: 12px;
    border-radius: 3px;
    inline-size: 12px;
  }
  .sign.bar {
    background: var(--footfall-series);
  }
  .sign.running {
    background: color-mix(in srgb, var(--footfall-series) 30%, transparent);
    box-sizing: border-box;
    border: 1.5px dashed var(--footfall-series);
  }
  .sign.line {
    background: linear-gradient(var(--footfall-series), var(--footfall-series)) center / 100% 2px no-repeat;
    border-radius: 0;
    inline-size: 16px;
  }
  .sign.normal {
    background:
      repeating-linear-gradient(90deg, var(--footfall-normal) 0 4px, transparent 4px 7px) center / 100% 1.5px no-repeat,
      color-mix(in srgb, var(--footfall-normal) 18%, transparent);
    inline-size: 18px;
  }
  .sign.closed {
    background: var(--footfall-quiet-fill);
    border: 1px solid var(--divider-color);
    box-sizing: border-box;
  }
  .sign.partly {
    opacity: 0.5;
  }
  .sign.unheard,
  .sign.partly {
    background: repeating-linear-gradient(45deg, var(--footfall-normal) 0 1px, transparent 1px 4px);
    border: 1px solid var(--divider-color);
    box-sizing: border-box;
  }
  .mirrored:dir(rtl) {
    transform: scaleX(-1);
  }
`;var Kr=["localize","locale","language","themes","entities","connection","user"],f=class extends H{static properties={hass:{attribute:!1},config:{state:!0}};static styles=k;#e=new S(this,()=>this.hass&&Le(this.hass));#t=new S(this,()=>{let e=this.shop;return this.hass&&e?this.feed?.(this.hass,e):void 0});static getStubConfig(){return{}}setConfig(e){for(let t of["shop","title"])if(e[t]!==void 0&&typeof e[t]!="string")throw new Error(`${t}: has to be a text`);this.config=e}getCardSize(){return 4}getGridOptions(){return{columns:12,rows:"auto",min_columns:6}}get shop(){let e=this.#e.state.value,t=this.config?.shop;return t===void 0?e?.[0]:e?.find(n=>n.entry_id===t)}refresh(){this.#t.refresh()}shouldUpdate(e){let t=e.get("hass"),n=this.hass;if(e.size!==1||!t||!n||Kr.some(i=>t[i]!==n[i]))return!0;let r=this.shop;return(r&&this.watched?.(n,r))?.some(i=>i!==void 0&&t.states[i]!==n.states[i])??!1}render(){if(!this.hass||!this.config)return u;let e=Fe(this.hass,()=>{this.requestUpdate()});return c`<ha-card class=${this.config.title?"titled":""} .header=${this.config.title}
      >${e?this.#n(this.hass):Q()}</ha-card
    >`}#n(e){let t=new N(e),n=this.#e.state;if(n.value===void 0)return n.problem?re(t,n.problem):Q(t);let r=this.shop;if(!r)return w(t,n.value.length?"common.shop_gone":"common.no_shop","mdi:store-off-outline");let s=new j(e);if(!this.feed?.(e,r))return this.content({hass:e,shop:r,data:void 0,texts:t,format:s});let{value:i,problem:a}=this.#t.state;return i===void 0?a?re(t,a):Q(t):c`${this.content({hass:e,shop:r,data:i,texts:t,format:s})}
    ${a?c`<p class="stale">${t.say("common.stale")}</p>`:u}`}};function w(o,e,t){return c`<div class="note" role="status">
    <ha-icon .icon=${t}></ha-icon>
    <p>${o.say(e)}</p>
  </div>`}function re(o,{code:e,message:t}){return e==="unauthorized"?w(o,"common.unauthorized","mdi:lock-outline"):e==="not_found"?w(o,"common.not_running","mdi:store-off-outline"):c`<div class="note" role="alert">
    <ha-icon icon="mdi:alert-circle-outline"></ha-icon>
    <p>${o.say("common.failed")}<br /><small>${t||e}</small></p>
  </div>`}function Q(o){return c`<div class="loading" role="status" aria-label=${o?.say("common.loading")??u}>
    <span></span><span></span><span></span>
  </div>`}function G(){return document.querySelector("home-assistant")?.hass}function Ne(o){return{select:{mode:"dropdown",options:Object.keys(o).map(t=>({value:t,get label(){let n=document.querySelector("home-assistant");return O(n?.hass?.localize??(()=>""),o[t])}}))}}}var Vr={name:"shop",selector:{config_entry:{integration:"footfall"}}},jr={name:"title",selector:{text:{}}},Gr={shop:"common.shop",title:"common.title"},Br={shop:"common.shop_helper",title:"common.title_helper"};function x(o=[],e={}){return{schema:[Vr,jr,...o],computeLabel:(t,n)=>{let r=e[t.name]??Gr[t.name];return r?O(n,r):t.name},computeHelper:(t,n)=>{let r=Br[t.name];return r&&O(n,r)}}}function se(o,e){let{localize:t}=G()??{},n=Object.entries(e).map(([r,s])=>({value:r,label:O(t,s)}));return{name:o,selector:{select:{mode:"dropdown",options:n}}}}var Ie=class extends f{static properties={...f.properties,count:{state:!0},state:{state:!0}};static styles=[f.styles,E,On];#e=new Pe;constructor(){super(),this.count=Oe(null),this.state={step:"counting"}}static getConfigForm(){return x()}getGridOptions(){return{columns:12,rows:"auto",min_columns:6}}disconnectedCallback(){super.disconnectedCallback(),this.#e.release()}watched(e,t){return[Zn(e,t)]}willUpdate(){let{hass:e,shop:t}=this;e&&t&&this.state.step==="counting"&&(this.count=Hn(this.count,Yn(e,t)))}content(e){let{state:t}=this;if(t.step==="taken"||t.step==="undone")return this.#r(e,t);let n=Yn(e.hass,e.shop);return n===null&&t.step==="counting"?w(e.texts,"calibrate.unavailable","mdi:ear-hearing-off"):this.#t(e,n)}#t({hass:e,shop:t,texts:n,format:r},s){let{state:i,count:a}=this,l=i.step==="sending",d=a.touched?n.say("calibrate.hint_changed",{estimate:r.number(s)}):n.say("calibrate.hint");return c`<div class="content">
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
          @focus=${Yr}
          @change=${p=>{this.#s(p.target)}}
          @keydown=${p=>{this.#l(p)}}
        />
        ${this.#n(1,"mdi:plus",n.say("calibrate.more"),l||a.value>=1e4)}
      </div>
      <p class="quiet hint">${d}</p>
      ${i.step==="refused"?C(n.say("calibrate.failed",{reason:i.problem})):u}
      <button class="filled confirm" ?disabled=${l} @click=${()=>{this.#c(e,t)}}>
        ${l?n.say("calibrate.sending"):n.say("calibrate.confirm",{count:r.number(a.value)})}
      </button>
    </div>`}#n(e,t,n,r){let s=()=>{this.count=ne(this.count,e)};return c`<button
      class="step"
      aria-label=${n}
      ?disabled=${r}
      @pointerdown=${i=>{i.button===0&&this.#e.press(s)}}
      @pointerup=${this.#o}
      @pointerleave=${this.#o}
      @pointercancel=${this.#o}
      @contextmenu=${Zr}
      @click=${()=>{this.#e.click(s)}}
    >
      <ha-icon .icon=${t}></ha-icon>
    </button>`}#o=()=>{this.#e.release()};#r(e,t){let{hass:n,shop:r,texts:s}=e,i=c`<button class="bordered" @click=${this.#i}>${s.say("calibrate.again")}</button>`;if(t.step==="undone"){let l=t.forgotten>0?"calibrate.undone":"calibrate.not_undone";return c`<div class="content answer">
        <p role="status">${s.say(l)}</p>
        <div class="actions">${i}</div>
      </div>`}let{answer:a}=t;return c`<div class="content answer">
      <div role="status">
        <p class="done"><ha-icon icon="mdi:check-circle-outline"></ha-icon>${this.#a(e,a)}</p>
        <p class="quiet">${s.count("calibrate.teach",a.counts)}</p>
        ${a.used?u:c`<p class="quiet">${s.say("calibrate.not_used")}</p>`}
        ${a.used&&a.after!==a.counted?c`<p class="quiet">${s.say("calibrate.partly")}</p>`:u}
      </div>
      ${t.problem===void 0?u:C(s.say("calibrate.not_taken_back",{reason:t.problem}))}
      <div class="actions">
        <button class="bordered" @click=${()=>{this.#d(n,r,a)}}>
          <ha-icon icon="mdi:undo"></ha-icon>${s.say("calibrate.undo")}
        </button>
        ${i}
      </div>
    </div>`}#a({texts:e,format:t},{before:n,after:r}){return e.say("calibrate.answer",{before:t.number(n),after:t.number(r)})}#i=()=>{this.count=Oe(null),this.state={step:"counting"}};#s(e){this.count=An(this.count,e.value),e.value=String(this.count.value)}#l(e){this.#s(e.target);let t=Pn(this.count,e.key);t!==null&&(e.preventDefault(),this.count=t)}async#c(e,t){this.state={step:"sending"};try{let n={count:this.count.value,config_entry_id:t.entry_id};this.state={step:"taken",answer:await Ot(e,"calibrate",n)}}catch(n){this.count={...this.count,touched:!0},this.state={step:"refused",problem:await V(e,n)}}}async#d(e,t,n){try{let r=new Date(Date.parse(n.time)+1e3).toISOString(),s={since:n.time,until:r,config_entry_id:t.entry_id},{forgotten:i}=await Ot(e,"forget_counts",s);this.state={step:"undone",forgotten:i}}catch(r){this.state={step:"taken",answer:n,problem:await V(e,r)}}}},Yr=o=>{o.target.select()},Zr=o=>{o.preventDefault()},Zn=(o,e)=>b(o,e.device_id,"sensor","occupancy"),Yn=(o,e)=>P(R(o,Zn(o,e)));var Ut=[0,2,5,10,20,45],Jr=["below_2_min","from_2_min","from_5_min","from_10_min","from_20_min","from_45_min"],Jn=o=>Ut.map((e,t)=>({from:e,to:Ut[t+1]??null,share:o[t]??0}));function Xn(o){let e=Jr.map(t=>o[t]);return e.every(t=>typeof t=="number")?Jn(e):null}function Qn(o){let e=Ut.map(n=>o.find(r=>r.from_seconds===n*60)?.people??0),t=Xr(e);return t===null?null:Jn(t)}function Xr(o){let e=o.reduce((a,l)=>a+l,0);if(e<=0)return null;let t=o.map(a=>100*a/e),n=t.map(Math.floor),r=100-n.reduce((a,l)=>a+l,0),s=t.map((a,l)=>({index:l,rest:a-Math.floor(a)})).sort((a,l)=>l.rest-a.rest),i=new Set(s.slice(0,r).map(({index:a})=>a));return n.map((a,l)=>i.has(l)?a+1:a)}function eo(o,e,t){return o.to!==null&&o.to<=e?"bounce":o.from>=t?"engaged":null}var Qr={s:1/60,min:1,h:60,d:1440};function Wt(o,e){let t=typeof e=="string"?Qr[e]:void 0;return o===null||t===void 0?null:o*t}var to=y`
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
`;var Kt={today:"dwell.today",yesterday:"dwell.yesterday",this_week:"dwell.this_week",last_week:"dwell.last_week",this_month:"dwell.this_month",last_month:"dwell.last_month"},qt=Object.keys(Kt),es=["dwell","bounce_rate","engaged_visits","traceable_share"],Vt={bounce:{name:"dwell.bounce",means:"dwell.bounce_means"},engaged:{name:"dwell.engaged",means:"dwell.engaged_means"},traceable:{name:"dwell.traceable",means:"dwell.traceable_means"}},Ue=class extends f{static properties={...f.properties,period:{state:!0},term:{state:!0}};static styles=[f.styles,E,to];#e=new S(this,()=>this.hass&&this.shop&&this.period!=="today"?qn(this.hass,this.shop.entry_id,this.period):void 0);constructor(){super(),this.period="today",this.term=null}static getConfigForm(){let e={name:"period",selector:Ne(Kt)};return x([e],{period:"dwell.period"})}setConfig(e){super.setConfig(e);let{period:t="today"}=e;if(!qt.includes(t))throw new Error(`period: has to be one of ${qt.join(", ")}`);this.period=t}watched(e,t){return es.map(n=>b(e,t.device_id,"sensor",n))}content(e){let{texts:t}=e,n=qt.map(r=>({value:r,label:t.say(Kt[r])}));return c`<div class="content">
      <div class="head">
        ${K(t.say("dwell.period"),n,this.period,r=>{this.period=r})}
      </div>
      ${this.period==="today"?this.#t(e):this.#n(e)}
    </div>`}#t(e){let{hass:t,shop:n,texts:r,format:s}=e,[i,a,l,d]=this.watched(t,n).map(g=>R(t,g));if(!i||i.state==="unavailable")return w(r,"dwell.unavailable","mdi:ear-hearing-off");let p=Xn(i.attributes);if(!p)return w(r,"dwell.none_today","mdi:timer-sand-empty");let m=g=>s.percent(g===null?null:g/100),h=P(l);return this.#o(e,{bands:p,median:Wt(P(i),i.attributes.unit_of_measurement),terms:{bounce:m(P(a)),engaged:h===null?"\u2013":r.count("dwell.visits",h,{count:s.number(h)}),traceable:m(P(d))}})}#n(e){let{texts:t,format:n}=e,{value:r,problem:s}=this.#e.state;if(r===void 0)return s?re(t,s):Q(t);let{dwell_bands:i,dwell_median:a,bounce_rate:l,engaged_rate:d,traceable_share:p}=r.response,m=Qn(i);return m?this.#o(e,{bands:m,median:Wt(a,"s"),terms:{bounce:n.percent(l),engaged:n.percent(d),traceable:n.percent(p)}}):w(t,"dwell.none","mdi:timer-sand-empty")}#o(e,{bands:t,median:n,terms:r}){let{shop:s,texts:i,format:a}=e,l=Math.max(...t.map(d=>d.share),1);return c`<div class="median">
        <span class="big">${a.minutes(n)}</span>
        <span class="quiet">${i.say("dwell.median")}</span>
      </div>
      <ul class="bars" aria-label=${i.say("dwell.bars")}>
        ${t.map(d=>{let p=eo(d,s.bounce_minutes,s.engaged_minutes);return c`<li data-kind=${p??"between"}>
            <span class="range">${ts(e,d)}</span>
            <span class="track"><i style="inline-size: ${100*d.share/l}%"></i></span>
            <span class="share">${a.percent(d.share/100)}</span>
          </li>`})}
      </ul>
      <div class="terms">
        ${Object.keys(Vt).map(d=>this.#r(e,d,r[d]))}
      </div>
      ${this.term?c`<p id="meaning" class="meaning">${ns(e,this.term)}</p>`:u}`}#r({texts:e},t,n){let r=this.term===t;return c`<button
      data-kind=${t}
      aria-expanded=${r}
      aria-controls=${r?"meaning":u}
      @click=${()=>{this.term=r?null:t}}
    >
      <span class="term"><i></i>${e.say(Vt[t].name)}<ha-icon icon="mdi:information-outline"></ha-icon></span>
      <span class="value">${n}</span>
    </button>`}};function ts({texts:o,format:e},{from:t,to:n}){let r={low:e.number(t),high:e.number(n)};return n===null?o.say("dwell.above",r):o.say(t===0?"dwell.below":"dwell.between",r)}function ns({shop:o,texts:e,format:t},n){let r={bounce:o.bounce_minutes,engaged:o.engaged_minutes,traceable:null};return e.say(Vt[n].means,{minutes:t.number(r[n])})}var I={side:24,top:24,bottom:46},os=.01,rs=.05;function jt(o,e){return{x:no(o.x,I.side,I.side,e.width),y:no(o.y,I.top,I.bottom,e.height)}}function no(o,e,t,n){return n<=e+t?.5:Math.min(1-t/n,Math.max(e/n,o))}var Gt=(o,e,t)=>({x:t.width>0?(o-t.left)/t.width:0,y:t.height>0?(e-t.top)/t.height:0});function oo(o,e,t){let n=t?rs:os;switch(e){case"ArrowLeft":return{...o,x:o.x-n};case"ArrowRight":return{...o,x:o.x+n};case"ArrowUp":return{...o,y:o.y-n};case"ArrowDown":return{...o,y:o.y+n};default:return null}}function ro(o,e){if(o<=0)return[];let t=Math.min(o,Math.max(1,Math.round(Math.sqrt(o*e)))),n=Math.ceil(o/t);return Array.from({length:o},(r,s)=>{let i=Math.floor(s/t),a=i===n-1?o-i*t:t;return{x:(s%t+.5)/a,y:(i+.5)/n}})}var so=o=>({x:Math.round(o.x*1e3)/1e3,y:Math.round(o.y*1e3)/1e3});var io=o=>({places:o,chosen:null,drag:null,changed:!1});function ao(o,e){switch(e.type){case"grab":return ss(o,e);case"move":return is(o,e);case"drop":return o.drag?.pointer===e.pointer?{...o,drag:null}:o;case"break-off":return as(o);case"key":return ls(o,e);case"place":return Bt({...o,chosen:e.id},e.id,e.at,e.plan);case"remove":return cs(o,e.id)}}function ss(o,{id:e,pointer:t,x:n,y:r,plan:s}){let i=o.places[e];if(o.drag!==null||i===void 0)return o;let a=Gt(n,r,s),l=jt(i,s);return{...o,chosen:e,drag:{id:e,pointer:t,from:i,grip:{x:l.x-a.x,y:l.y-a.y}}}}function is(o,{pointer:e,x:t,y:n,plan:r}){let{drag:s}=o;if(s?.pointer!==e)return o;let i=Gt(t,n,r);return Bt(o,s.id,{x:i.x+s.grip.x,y:i.y+s.grip.y},r)}function as(o){let{drag:e}=o;return e===null?o:{...o,places:{...o.places,[e.id]:e.from},drag:null}}function ls(o,{id:e,key:t,far:n,plan:r}){let s=o.places[e],i=s&&oo(s,t,n);return i?Bt({...o,chosen:e},e,i,r):o}function cs(o,e){return{places:Object.fromEntries(Object.entries(o.places).filter(([n])=>n!==e)),chosen:null,drag:null,changed:!0}}var Bt=(o,e,t,n)=>({...o,places:{...o.places,[e]:so(jt(t,n))},changed:!0});var lo={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},co=o=>(...e)=>({_$litDirective$:o,values:e}),We=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};var po="important",ds=" !"+po,xe=co(class extends We{constructor(o){if(super(o),o.type!==lo.ATTRIBUTE||o.name!=="style"||o.strings?.length>2)throw Error("The `styleMap` directive must be used in the `style` attribute and must be the only part in the attribute.")}render(o){return Object.keys(o).reduce((e,t)=>{let n=o[t];return n==null?e:e+`${t=t.includes("-")?t:t.replace(/(?:^(webkit|moz|ms|o)|)(?=[A-Z])/g,"-$&").toLowerCase()}:${n};`},"")}update(o,[e]){let{style:t}=o.element;if(this.ft===void 0)return this.ft=new Set(Object.keys(e)),this.render(e);for(let n of this.ft)e[n]==null&&(this.ft.delete(n),n.includes("-")?t.removeProperty(n):t[n]=null);for(let n in e){let r=e[n];if(r!=null){this.ft.add(n);let s=typeof r=="string"&&r.endsWith(ds);n.includes("-")||s?t.setProperty(n,s?r.slice(0,-11):r,s?po:""):t[n]=r}}return F}});function qe(o,e){let{image:t,aspect:n,label:r,broken:s,loaded:i,failed:a}=o;return c`<div
    class="plan"
    role="group"
    aria-label=${r}
    style=${xe({"--aspect":`${n??1.6}`})}
  >
    ${t===null||s?u:c`<img
            src=${t}
            alt=""
            draggable="false"
            @load=${l=>i?.(l.target)}
            @error=${a}
          />`}
    ${e}
  </div>`}var ps=18,us=20;function ve(o,e,t){if(o.kind==="node")return e.say("floor_plan.node",{node:o.name,status:o.said});let{people:n,name:r}=o;if(n===null)return e.say("floor_plan.zone_unavailable",{zone:r});if(n===0)return e.say("floor_plan.zone_nobody",{zone:r});let s=o.kind==="till"?"floor_plan.zone_queue":"floor_plan.zone_people";return e.count(s,n,{zone:r,count:t.number(n)})}function Ke(o,e){return o.kind==="node"?e.say("floor_plan.node_named",{node:o.name}):o.name}function ms(o){return o.kind==="node"?o.status==="listening"?"on":"off":o.people===null?"unknown":o.people>0?"people":"nobody"}var hs={listening:"mdi:access-point",paused:"mdi:pause",no_key:"mdi:key-remove"};function Zt(o,e){let t=ms(o),n=o.kind==="node"?c`<ha-icon .icon=${hs[o.status??""]??"mdi:access-point-off"}></ha-icon>`:e.number(o.people),r=o.kind!=="node"?fs(o.people):0;return c`<span
    class="face"
    data-kind=${o.kind}
    data-state=${t}
    style=${xe({"--ring":`${r}px`})}
    aria-hidden="true"
    ><span>${n}</span></span
  >`}var fs=o=>Math.round(ps*Math.sqrt(Math.min(1,(o??0)/us)));function Ve(o,e,t,n,r,s){return c`<button
    class="marker"
    data-id=${o.id}
    style=${xe({"--x":`${e.x}`,"--y":`${e.y}`})}
    aria-pressed=${s?s.chosen:u}
    aria-describedby=${s?"hint":u}
    @click=${r}
    @pointerdown=${s?.down}
    @pointermove=${s?.move}
    @pointerup=${s?.up}
    @pointercancel=${s?.cancel}
    @keydown=${s?.key}
  >
    <span class="hidden">${t}</span>${Zt(o,n)}<span class="name" dir="auto" aria-hidden="true"
      >${o.name}</span
    >
  </button>`}var je=y`
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
    left: clamp(${I.side}px, 100% * var(--x), 100% - ${I.side}px);
    padding: 0;
    position: absolute;
    top: clamp(${I.top}px, 100% * var(--y), 100% - ${I.bottom}px);
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
`;var Ge=o=>`zone ${o}`,Jt=o=>`node ${o}`;function we(o,e,t){let n=t?e.nodes.map(r=>ys(o,r)):[];return[...e.zones.map(r=>gs(o,r)),...n]}function gs(o,e){let t=bs(o,e),n=e.kind==="till"?"till":"zone";return{id:Ge(e.id),kind:n,name:e.name,people:P(R(o,t)),entity:t}}function ys(o,e){let t=b(o,e.device_id,"sensor","status"),n=R(o,t),r=n&&n.state!=="unavailable"&&n.state!=="unknown"?n.state:null,s=n?o.formatEntityState(n):"\u2013";return{id:Jt(e.id),kind:"node",name:e.name,status:r,said:s,entity:t}}function bs(o,e){return b(o,e.device_id,"sensor","queue")??b(o,e.device_id,"sensor","people")}var mo=(o,e)=>we(o,e,!0).map(t=>t.entity);function Be(o,e,t){let n=[...uo(o.zones,Ge),...uo(o.nodes,Jt)];if(n.length>0||!t)return Object.fromEntries(n);let r=ro(e.zones.length,o.aspect??1.6);return Object.fromEntries(e.zones.map((s,i)=>[Ge(s.id),r[i]??{x:.5,y:.5}]))}var uo=(o,e)=>Object.entries(o).flatMap(([t,n])=>n?[[e(t),n]]:[]);function ho(o,e){let t=(n,r)=>Object.fromEntries(n.flatMap(({id:s})=>o[r(s)]?[[s,o[r(s)]]]:[]));return{zones:t(e.zones,Ge),nodes:t(e.nodes,Jt)}}var Xt=["image/png","image/jpeg","image/gif"];function fo(o){return Xt.includes(o.type)?o.size>10485760?"floor_plan.image_size":null:"floor_plan.image_type"}async function go(o,e){let t=new FormData;t.append("file",e);let n=await o.fetchWithAuth("/api/image/upload",{method:"POST",body:t});if(!n.ok)throw new Error(`${n.status} ${n.statusText}`.trim());let{id:r}=await n.json();return`/api/image/serve/${r}/original`}async function yo(o,e){let t=/^\/api\/image\/serve\/([^/]+)\/original$/.exec(e)?.[1];t!==void 0&&await o.callWS({type:"image/delete",image_id:t})}var bo=o=>o.naturalWidth>0&&o.naturalHeight>0?o.naturalWidth/o.naturalHeight:null;var xo={x:.5,y:.5},Ye=class extends H{static properties={hass:{attribute:!1},shop:{attribute:!1},plan:{attribute:!1},session:{state:!0},image:{state:!0},aspect:{state:!0},broken:{state:!0},busy:{state:!0},problem:{state:!0}};static styles=[k,E,je];#e;#t=[];constructor(){super(),this.broken=!1,this.busy=null,this.problem=null}willUpdate(){this.#e||(this.#e=this.plan,this.session=io(Be(this.plan,this.shop,!0)),this.image=this.plan.image,this.aspect=this.plan.aspect)}firstUpdated(){this.renderRoot.querySelector(".marker, button")?.focus()}render(){let e=new N(this.hass),t=we(this.hass,this.shop,!0);return c`<p id="hint" class="quiet">${e.say("floor_plan.hint")}</p>
      ${this.#n(e,t)} ${this.#l(e,t)} ${this.#u(e)} ${this.#h(e)}
      <div class="actions">
        <button
          class="bordered"
          ?disabled=${this.busy!==null}
          @click=${()=>{this.#p(this.plan.image)}}
        >
          ${e.say("floor_plan.cancel")}
        </button>
        <button class="filled" ?disabled=${this.busy!==null} @click=${()=>{this.#g(e)}}>
          ${e.say(this.busy==="saving"?"floor_plan.saving":"floor_plan.save")}
        </button>
      </div>`}#n(e,t){let n=new j(this.hass),{places:r,chosen:s}=this.session;return qe({image:this.image&&this.hass.hassUrl(this.image),aspect:this.aspect,label:e.say("floor_plan.plan"),broken:this.broken,loaded:i=>{this.aspect=bo(i)??this.aspect},failed:()=>{this.broken=!0}},t.map(i=>{let a=r[i.id],l=ve(i,e,n);return a&&Ve(i,a,l,n,()=>{},this.#o(i,s===i.id))}))}#o({id:e},t){return{chosen:t,down:n=>{n.button===0&&(n.currentTarget.setPointerCapture(n.pointerId),this.#s({type:"grab",id:e,...this.#r(n)}))},move:n=>{this.#s({type:"move",...this.#r(n)})},up:n=>{this.#s({type:"drop",pointer:n.pointerId})},cancel:()=>{this.#s({type:"break-off"})},key:n=>{this.#a(e,n)}}}#r({pointerId:e,clientX:t,clientY:n}){return{pointer:e,x:t,y:n,plan:this.#i}}#a(e,t){if(t.key==="Escape"&&this.session.drag)this.#s({type:"break-off"});else if(t.key==="Delete")this.#s({type:"remove",id:e});else if(t.key.startsWith("Arrow"))this.#s({type:"key",id:e,key:t.key,far:t.shiftKey,plan:this.#i});else return;t.preventDefault(),t.stopPropagation()}get#i(){return this.renderRoot.querySelector(".plan")?.getBoundingClientRect()??{left:0,top:0,width:0,height:0}}#s(e){this.session=ao(this.session,e)}#l(e,t){let{places:n,chosen:r}=this.session,s=t.filter(a=>!n[a.id]),i=t.find(a=>a.id===r&&n[a.id]);return c`${i?this.#c(e,i):u}
    ${s.length?c`<div class="chips">
            <span class="quiet">${e.say("floor_plan.unplaced")}</span>
            ${s.map(a=>c`<button
                  class="chip"
                  aria-label=${e.say("floor_plan.place",{name:Ke(a,e)})}
                  @click=${()=>{this.#s({type:"place",id:a.id,at:xo,plan:this.#i}),this.#d(a.id)}}
                >
                  <ha-icon icon="mdi:plus"></ha-icon>${Ke(a,e)}
                </button>`)}
          </div>`:u}`}#c(e,t){let{id:n}=t,r=Ke(t,e),{x:s,y:i}=this.session.places[n]??xo,a=new j(this.hass),l={name:r,across:a.number(100*s),down:a.number(100*i)};return c`<div class="chosen">
      <p class="quiet" aria-live="polite">${e.say("floor_plan.moved",l)}</p>
      <button
        class="chip"
        @click=${()=>{this.#s({type:"remove",id:n})}}
      >
        <ha-icon icon="mdi:minus"></ha-icon>${e.say("floor_plan.remove",{name:r})}
      </button>
    </div>`}async#d(e){await this.updateComplete,this.renderRoot.querySelector(`[data-id="${e}"]`)?.focus()}#u(e){return c`<div class="chips">
        <label class="chip file">
          <input
            type="file"
            class="hidden"
            accept=${Xt.join(",")}
            ?disabled=${this.busy!==null}
            @change=${t=>{this.#f(e,t.target)}}
          />
          <ha-icon icon="mdi:image-plus-outline"></ha-icon>
          ${e.say(this.image===null?"floor_plan.choose_image":"floor_plan.replace_image")}
        </label>
        ${this.image===null?u:c`<button class="chip" ?disabled=${this.busy!==null} @click=${this.#m}>
                <ha-icon icon="mdi:image-off-outline"></ha-icon>${e.say("floor_plan.remove_image")}
              </button>`}
      </div>
      <p class="quiet">${e.say("floor_plan.image_needs_no_login")}</p>`}#m=()=>{this.image=null,this.aspect=null,this.broken=!1};#h(e){let t=JSON.stringify(this.plan)!==JSON.stringify(this.#e);return c`${this.busy==="uploading"?c`<p role="status">${e.say("floor_plan.uploading")}</p>`:u}
    ${this.broken&&this.image!==null?C(e.say("floor_plan.image_missing")):u}
    ${t?C(e.say("floor_plan.changed_elsewhere")):u}
    ${this.problem===null?u:C(this.problem)}`}async#f(e,t){let n=t.files?.[0];if(t.value="",!n)return;let r=fo(n);if(r!==null){let s=new j(this.hass).number(n.size/1048576,1);this.problem=e.say(r,{size:s});return}this.busy="uploading",this.problem=null;try{this.image=await go(this.hass,n),this.#t.push(this.image),this.broken=!1}catch(s){this.problem=e.say("floor_plan.image_failed",{reason:await V(this.hass,s)})}this.busy=null}async#g(e){this.busy="saving",this.problem=null;try{let{image:t,aspect:n}=this,r=ho(this.session.places,this.shop),s={type:"footfall/floor_plan/save",entry_id:this.shop.entry_id,image:t,aspect:n,...r};await this.hass.callWS(s)}catch(t){this.problem=e.say("floor_plan.not_saved",{reason:await V(this.hass,t)}),this.busy=null;return}this.#p(this.image)}#p(e){let t=this.#t.filter(n=>n!==e);Promise.allSettled(t.map(n=>yo(this.hass,n))),this.dispatchEvent(new CustomEvent("closed"))}};var vo="footfall-floor-plan-editor";customElements.get(vo)||customElements.define(vo,Ye);var Ze=class extends f{static properties={...f.properties,editing:{state:!0},brokenImage:{state:!0}};static styles=[f.styles,E,je];constructor(){super(),this.editing=!1,this.brokenImage=null}static getConfigForm(){return x([{name:"show_nodes",default:!0,selector:{boolean:{}}}],{show_nodes:"floor_plan.show_nodes"})}setConfig(e){super.setConfig(e);let{show_nodes:t=!0}=e;if(typeof t!="boolean")throw new Error("show_nodes: has to be true or false")}getCardSize(){return 6}feed(e,t){return Vn(e,t.entry_id)}watched(e,t){return mo(e,t)}content(e){let{hass:t,shop:n,texts:r,data:s}=e;if(this.editing&&n.may_edit)return c`<div class="content">
        <footfall-floor-plan-editor
          .hass=${t}
          .shop=${n}
          .plan=${s}
          @closed=${this.#o}
        ></footfall-floor-plan-editor>
      </div>`;let i=we(t,n,this.config?.show_nodes??!0);return n.zones.length===0&&s.image===null?c`${w(r,"floor_plan.no_zones","mdi:vector-square")} ${this.#n(e)}`:c`<div class="content">${this.#e(e,i)} ${this.#n(e)}</div>`}#e(e,t){let{hass:n,shop:r,texts:s,format:i,data:a}=e,l=a.image!==null&&this.brokenImage===a.image,d=Be(a,r,a.image===null),p=t.filter(m=>!d[m.id]&&m.kind!=="node");return c`${qe({image:a.image&&n.hassUrl(a.image),aspect:a.aspect,label:s.say("floor_plan.plan"),broken:l,failed:()=>{this.brokenImage=a.image}},t.map(m=>{let h=d[m.id],g=()=>{this.#r(m)};return h&&Ve(m,h,ve(m,s,i),i,g,null)}))}
    ${l?C(s.say(r.may_edit?"floor_plan.image_missing":"floor_plan.image_missing_tell")):u}
    ${p.length?this.#t(e,p):u}`}#t({texts:e,format:t},n){return c`<div class="chips">
      ${n.map(r=>c`<button
            class="chip"
            @click=${()=>{this.#r(r)}}
          >
            <span class="hidden">${ve(r,e,t)}</span>${Zt(r,t)}<span aria-hidden="true"
              >${r.name}</span
            >
          </button>`)}
    </div>`}#n({shop:e,texts:t}){return e.may_edit?c`<button
      class="edit"
      @click=${()=>{this.editing=!0}}
    >
      <ha-icon icon="mdi:pencil-outline"></ha-icon>${t.say("floor_plan.edit")}
    </button>`:u}#o=async()=>{this.editing=!1,this.brokenImage=null,await this.updateComplete,this.renderRoot.querySelector(".edit")?.focus()};#r({entity:e}){if(e===void 0)return;let t={entityId:e};this.dispatchEvent(new CustomEvent("hass-more-info",{detail:t,bubbles:!0,composed:!0}))}};function U(o,e=new Date){let[t=0,n=0]=o.day_ends.split(":").map(Number),r=new Intl.DateTimeFormat("en-CA",{timeZone:o.time_zone,year:"numeric",month:"2-digit",day:"2-digit",hour:"2-digit",minute:"2-digit",hourCycle:"h23"}).formatToParts(e),s=l=>r.find(d=>d.type===l)?.value??"",i=`${s("year")}-${s("month")}-${s("day")}`;return Number(s("hour"))*60+Number(s("minute"))<t*60+n?M(i,-1):i}function M(o,e){return new Date(Date.parse(`${o}T12:00:00Z`)+e*864e5).toISOString().slice(0,10)}function wo({entries:o,passers_by:e,bounce_rate:t,engaged_rate:n}){let r=o===null||e===null?null:o+e,s=t===null?null:1-t,i=a=>o===null||a===null?null:o*a;return[{name:"near",people:r,share:null},{name:"entered",people:o,share:r===null||o===null||r===0?null:o/r},{name:"stayed",people:i(s),share:s},{name:"engaged",people:i(n),share:n}]}var $o=y`
  ol {
    display: flex;
    flex-direction: column;
    gap: var(--ha-space-1, 4px);
    list-style: none;
    margin: 0;
    padding: 0;
  }
  li button {
    display: grid;
    gap: 2px var(--ha-space-3, 12px);
    grid-template:
      "icon name people" auto
      "icon track track" 10px
      "icon share share" auto / 24px 1fr auto;
    inline-size: 100%;
    margin-inline: -8px;
    inline-size: calc(100% + 16px);
    padding: 6px 8px;
    text-align: start;
  }
  li ha-icon {
    align-self: start;
    color: var(--secondary-text-color);
    grid-area: icon;
    margin-block-start: 2px;
  }
  .name {
    grid-area: name;
  }
  .people {
    font-variant-numeric: tabular-nums;
    font-weight: 500;
    grid-area: people;
  }
  .track {
    background: var(--footfall-quiet-fill);
    block-size: 8px;
    border-radius: 4px;
    grid-area: track;
    overflow: hidden;
  }
  .track span {
    background: var(--footfall-series);
    block-size: 100%;
    border-radius: 4px;
    display: block;
    transition: inline-size 0.3s;
  }
  /* Who passed by was near, and no more. */
  .near .track span {
    opacity: 0.4;
  }
  .share {
    color: var(--secondary-text-color);
    font-size: var(--ha-font-size-s, 12px);
    grid-area: share;
    min-block-size: 16px;
  }
  .about {
    color: var(--secondary-text-color);
    font-size: var(--ha-font-size-s, 12px);
    padding: 4px 0 8px;
    padding-inline-start: 36px;
  }
  @media (prefers-reduced-motion: reduce) {
    .track span {
      transition: none;
    }
  }
`;var $e={today:"funnel.today",yesterday:"funnel.yesterday",this_week:"funnel.this_week",last_week:"funnel.last_week"},xs=Object.keys($e),vs={near:"funnel.near",entered:"funnel.entered",stayed:"funnel.stayed",engaged:"funnel.engaged"},ws={entered:"funnel.entered_share",stayed:"funnel.stayed_share",engaged:"funnel.engaged_share"},$s={near:"mdi:walk",entered:"mdi:door-open",stayed:"mdi:timer-sand",engaged:"mdi:account-heart-outline"},_s={near:["passers_by"],entered:["entries","capture_rate"],stayed:["bounce_rate"],engaged:["engaged_visits"]},ks={entries:null,passers_by:null,bounce_rate:null,engaged_rate:null},Je=class extends f{static properties={...f.properties,chosen:{state:!0},explained:{state:!0}};static styles=[k,$o];#e=new S(this,()=>this.hass&&this.shop?oe(this.hass,this.shop.entry_id):void 0);static getConfigForm(){return x([se("period",$e)],{period:"funnel.period"})}setConfig(e){if(e.period!==void 0&&!Object.hasOwn($e,e.period))throw new Error(`period: has to be one of ${Object.keys($e).join(", ")}`);super.setConfig(e)}getCardSize(){return 5}getGridOptions(){return{columns:12,rows:"auto",min_columns:6}}get#t(){return this.chosen??this.config?.period??"today"}feed(e,t){let n=U(t),r={today:0,this_week:0,yesterday:1,last_week:7}[this.#t];return r?ye(e,t.entry_id,M(n,-r)):ye(e,t.entry_id)}content(e){let{texts:t}=e,n=this.#n(e),r=wo(n),s=n.passers_by,i=s!==null&&t.count("funnel.passed_by",Math.round(s),{count:e.format.number(s)}),a=Math.max(...r.map(({people:l})=>l??0));return c`<div class="content">
      ${this.#o(e)}
      ${r.every(({people:l})=>l===null)?w(t,"funnel.nothing_known","mdi:filter-outline"):c`<ol>
              ${r.map(l=>this.#r(e,l,a,i))}
            </ol>`}
    </div>`}#n({shop:e,data:t}){let n=U(e),r=this.#t;if(r==="this_week"||r==="last_week")return t.total;let s=r==="today"?n:M(n,-1),i=t.days.find(p=>p.day===s)??ks,a=this.#e.state.value;if(r==="yesterday"||a?.day!==n)return i;let{entries:l,passers_by:d}=a.totals;return{...i,entries:l,passers_by:d}}#o({texts:e}){let t=xs.map(n=>({value:n,label:e.say($e[n])}));return K(e.say("funnel.period"),t,this.#t,n=>{this.chosen=n})}#r(e,{name:t,people:n,share:r},s,i){let{hass:a,shop:l,texts:d,format:p}=e,m=this.explained===t,h=p.minutes(t==="engaged"?l.engaged_minutes:l.bounce_minutes),g={share:p.percent(r),time:h},W=t==="near"?i:r!==null&&d.say(ws[t],g);return c`<li class=${t}>
      <button
        aria-expanded=${m}
        aria-controls="about-${t}"
        @click=${()=>{this.explained=m?void 0:t}}
      >
        <ha-icon .icon=${$s[t]}></ha-icon>
        <span class="name">${d.say(vs[t])}</span>
        <span class="people">${p.number(n)}</span>
        <span class="track"><span style="inline-size: ${s?100*(n??0)/s:0}%"></span></span>
        <span class="share">${W||u}</span>
      </button>
      <p id="about-${t}" class="about" ?hidden=${!m}>
        ${_s[t].map(yt=>jn(a,yt)).join(" ")}
      </p>
    </li>`}};var ie=class{constructor(e,t){this.host=e;this.find=t;e.addController(this)}host;find;width=0;height=0;#e;#t;hostConnected(){this.#e=new ResizeObserver(([e])=>{let{width:t=0,height:n=0}=e?.contentRect??{};t===this.width&&n===this.height||(this.width=t,this.height=n,this.host.requestUpdate())}),this.hostUpdated()}hostUpdated(){let e=this.find()??void 0;e!==this.#t&&(this.#t&&this.#e?.unobserve(this.#t),this.#t=e,e&&this.#e?.observe(e))}hostDisconnected(){this.#e?.disconnect(),this.#e=void 0,this.#t=void 0}};var So=o=>Array.from({length:7},(e,t)=>(o+t)%7),_o=(o,e)=>o*24+e,Xe=class{constructor(e,t){this.cells=e;this.weeks=t;this.byPlace=new Map(e.map(n=>[_o(n.weekday,n.hour),n]))}cells;weeks;byPlace;at(e,t){return this.byPlace.get(_o(e,t))}usualHours(){let e=new Set(this.cells.filter(ko).map(t=>t.hour));return Ss([...e].sort((t,n)=>t-n))}most(e,t){return Math.max(0,...this.known(e,t).map(n=>n[e]??0))}extremes(e){let t=Math.min(2,this.weeks),n=this.cells.filter(a=>ko(a)&&a[e]!==null&&a.weeks>=t),[r,...s]=n.sort((a,l)=>(a[e]??0)-(l[e]??0)),i=s.at(-1);return r&&i?{quietest:r,busiest:i}:null}get isEmpty(){return this.cells.every(e=>e.entries===null&&e.occupancy===null)}known(e,t){return this.cells.filter(n=>n[e]!==null&&t.includes(n.hour))}};function ko(o){return o.open??(o.entries!==null&&o.entries>0)}function Ss(o){let e=[];for(let t of o){let n=e[e.length-1];if(n!==void 0&&t-n-1<=3)for(let r=n+1;r<t;r++)e.push(r);e.push(t)}return e}function To(o,e,t){return o===null?null:o<=0||e<=0?0:Math.min(t,Math.max(1,Math.ceil(o/e*t)))}function Eo(o,e,t,n,r){let[s,i]=Ts(e,r.rightToLeft);if(s===0&&i===0)return null;let[a,l]=r.hoursDown?[i,s]:[s,i],d=Math.min(n.length-1,Math.max(0,n.indexOf(o.hour)+a)),p=Math.min(6,Math.max(0,t.indexOf(o.weekday)+l));return{weekday:t[p]??o.weekday,hour:n[d]??o.hour}}function Ts(o,e){let t=e?-1:1;switch(o){case"ArrowRight":return[t,0];case"ArrowLeft":return[-t,0];case"ArrowDown":return[0,1];case"ArrowUp":return[0,-1];default:return[0,0]}}var Co=y`
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
`;var Po=[.18,.36,.56,.78,1],Oo=Po.length,Es=4.5,Ro=[0,0,0],Cs=[255,255,255];function Mo(o){let e=o.trim().toLowerCase(),t=/^#([0-9a-f]{3}|[0-9a-f]{6})$/.exec(e)?.[1];if(t!==void 0)return Rs(t);let[n,r,s]=(e.match(/-?[\d.]+(?:e-?\d+)?/g)??[]).map(Number);return n===void 0||r===void 0||s===void 0?null:/^rgba?\(/.test(e)&&!e.includes("%")?[n,r,s]:e.startsWith("color(srgb ")?[n*255,r*255,s*255]:null}function Rs(o){let e=Number.parseInt(o.length===3?o.replace(/./g,"$&$&"):o,16);return[e>>16,e>>8&255,e&255]}function Hs(o,e,t){let n=(r,s)=>r+(s-r)*t;return[n(o[0],e[0]),n(o[1],e[1]),n(o[2],e[2])]}function Ho([o,e,t]){let n=r=>{let s=r/255;return s<=.04045?s/12.92:((s+.055)/1.055)**2.4};return .2126*n(o)+.7152*n(e)+.0722*n(t)}function As(o,e){let t=[Ho(o),Ho(e)];return(Math.max(...t)+.05)/(Math.min(...t)+.05)}function Do(o,e,t){return Po.map(n=>{let r=Hs(o,e,n),s=[t,o,Cs,Ro].find(i=>As(i,r)>=Es);return{fill:Ao(r),ink:Ao(s??Ro)}})}function Ao(o){return`rgb(${o.map(Math.round).join(" ")})`}var Ps=27,Os=48,Fo=(o,e)=>o>0&&(o-Os)/e<Ps;function zo(o){let{weekdays:e,hours:t,words:n}=o,r=p=>c`<abbr title=${n.weekday(p,"long")}>${n.weekday(p,"short")}</abbr>`,s=p=>c`<span class="hour">${n.hour(p)}</span>`,i=o.hoursDown?e.map(r):t.map(s),a=o.hoursDown?t.map(p=>({head:s(p),places:e.map(m=>({weekday:m,hour:p}))})):e.map(p=>({head:r(p),places:t.map(m=>({weekday:p,hour:m}))})),l=o.grid.most(o.measure,t),d=Ms(o);return c`<table role="grid" class=${o.hoursDown?"hours-down":"days-down"}>
    <caption>
      ${n.caption}
    </caption>
    <thead>
      <tr>
        <td></td>
        ${i.map(p=>c`<th scope="col">${p}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${a.map(({head:p,places:m})=>c`<tr>
            <th scope="row">${p}</th>
            ${m.map(h=>Ds(o,h,l,d))}
          </tr>`)}
    </tbody>
  </table>`}function Ms({chosen:o,weekdays:e,hours:t}){return o&&t.includes(o.hour)?o:{weekday:e[0]??0,hour:t[0]??0}}var Lo=(o,e)=>o?.weekday===e.weekday&&o.hour===e.hour;function Ds(o,e,t,n){let{words:r}=o,s=o.grid.at(e.weekday,e.hour),i=s?.[o.measure]??null,a=To(i,t,Oo);return c`<td
    data-level=${a??"none"}
    ?data-closed=${s?.open===!1}
    data-place="${e.weekday}-${e.hour}"
    tabindex=${Lo(n,e)?"0":"-1"}
    aria-selected=${Lo(o.chosen,e)?"true":u}
    @click=${()=>{o.choose(e,!1)}}
    @keydown=${l=>{let d=Eo(e,l.key,o.weekdays,o.hours,o);d!==null&&(l.preventDefault(),o.choose(d,!0))}}
  >
    ${i===null?c`<span aria-hidden="true">–</span><span class="hidden">${r.noData}</span>`:r.value(i)}
  </td>`}var Ls={ground:[255,255,255],full:[66,105,208],text:[20,20,20]},Fs={ground:"var(--ha-card-background, var(--card-background-color))",full:"var(--footfall-series)",text:"var(--primary-text-color)"};function No(o,e){let t=s=>(e.style.color=Fs[s],getComputedStyle(e).color),n={ground:t("ground"),full:t("full"),text:t("text")};if(n.ground==="")return!1;let r=s=>Mo(n[s])??Ls[s];return Do(r("ground"),r("full"),r("text")).forEach(({fill:s,ink:i},a)=>{o.style.setProperty(`--fill-${a+1}`,s),o.style.setProperty(`--ink-${a+1}`,i)}),!0}var zs=["monday","tuesday","wednesday","thursday","friday","saturday","sunday"];var Ns="AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY",Is="AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN IS JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW",Us=new Map(["MV",Ns,Is].flatMap((o,e)=>o.split(" ").map(t=>[t,e+4])));function Io(o){let e=zs.indexOf(o.first_weekday);return e>=0?e:Us.get(new Intl.Locale(o.language).maximize().region??"")??0}var en={entries:"heatmap.entries",occupancy:"heatmap.occupancy"},Ws={entries:"heatmap.caption_entries",occupancy:"heatmap.caption_occupancy"},qs={entries:"heatmap.detail_entries",occupancy:"heatmap.detail_occupancy"},Qt=Object.keys(en),Ks=[4,8,12,26,52],Vs=8,js=1,Qe=class extends f{static properties={...f.properties,measure:{state:!0},weeks:{state:!0},allHours:{state:!0},chosen:{state:!0}};static styles=[f.styles,E,Co];#e=new ie(this,()=>this.renderRoot.querySelector(".plan"));#t=new S(this,()=>this.hass&&this.shop?Wn(this.hass,this.shop.entry_id,this.weeks):void 0);#n=null;constructor(){super(),this.chosen=null}static getConfigForm(){return x([{name:"measure",selector:Ne(en)},{name:"weeks",selector:{number:{min:1,max:52,mode:"box"}}},{name:"all_hours",selector:{boolean:{}}}],{measure:"heatmap.measure",weeks:"heatmap.weeks",all_hours:"heatmap.all_hours"})}setConfig(e){super.setConfig(e);let{measure:t="entries",weeks:n=Vs,all_hours:r=!1}=e;if(!Qt.includes(t))throw new Error(`measure: has to be one of ${Qt.join(", ")}`);if(!Number.isInteger(n)||n<1||n>52)throw new Error("weeks: has to be a whole number, 1 to 52");this.measure=t,this.weeks=n,this.allHours=r}updated(e){super.updated(e);let t=this.renderRoot.querySelector(".probe");!t||this.#n===this.hass?.themes||No(this,t)&&(this.#n=this.hass?.themes)}content(e){let{texts:t}=e,n=[...new Set([...Ks,this.weeks])].sort((r,s)=>r-s);return c`<div class="content">
      <div class="head">
        ${Me(t.say("heatmap.measure"),Qt.map(r=>({value:r,label:t.say(en[r])})),this.measure,r=>{this.measure=r})}
        ${K(t.say("heatmap.weeks"),n.map(r=>({value:r,label:t.count("heatmap.weeks_option",r)})),this.weeks,r=>{this.weeks=r})}
      </div>
      <div class="plan">${this.#o(e)}</div>
      <span class="probe"></span>
    </div>`}#o(e){let{value:t,problem:n}=this.#t.state;if(t===void 0)return n?re(e.texts,n):Q(e.texts);let r=new Xe(t.cells,t.weeks);return r.isEmpty?w(e.texts,"heatmap.empty","mdi:calendar-blank-outline"):this.#r(e,t,r)}#r(e,{weeks:t},n){let{hass:r,texts:s}=e,i=n.usualHours(),a=this.allHours||i.length===0,l=a?Array.from({length:24},(p,m)=>m):i,d=this.#i(e,n.most(this.measure,l),t);return c`${zo({grid:n,measure:this.measure,weekdays:So(Io(r.locale)),hours:l,hoursDown:Fo(this.#e.width,l.length),rightToLeft:getComputedStyle(this).direction==="rtl",chosen:this.chosen,choose:(p,m)=>{this.#s(p,m)},words:d})}
    ${Gs(e,d.value(n.most(this.measure,l)))} ${this.#a(e,n,d)}
    ${i.length===0||i.length===24?u:c`<button
            aria-expanded=${a}
            @click=${()=>{this.allHours=!this.allHours,this.chosen=null}}
          >
            ${s.say(a?"heatmap.usual_hours":"heatmap.all_hours")}
          </button>`}`}#a({texts:e},t,n){let r=({weekday:l,hour:d})=>e.say("heatmap.at",{weekday:n.weekday(l,"long"),time:n.span(d)}),s=l=>n.value(l[this.measure]??0),i=t.extremes(this.measure),a=this.chosen&&t.at(this.chosen.weekday,this.chosen.hour);return c`${i?c`<p class="extremes">
            ${e.say("heatmap.extremes",{quiet_at:r(i.quietest),quiet:s(i.quietest),busy_at:r(i.busiest),busy:s(i.busiest)})}
          </p>`:u}
    ${this.chosen?c`<p class="quiet detail">
            ${a&&a[this.measure]!==null?e.say(qs[this.measure],{at:r(a),value:s(a),weeks:a.weeks}):e.say("heatmap.detail_unknown",{at:r(this.chosen)})}
          </p>`:u}`}#i({texts:e,format:t},n,r){let s=n<10?1:0;return{weekday:(i,a)=>t.weekday(`2024-01-0${js+i}`,a),hour:i=>t.clockHour(i),span:i=>t.clockSpan(i),value:i=>t.number(i,s),noData:e.say("heatmap.no_data"),caption:e.count(Ws[this.measure],r)}}async#s(e,t){this.chosen=e,t&&(await this.updateComplete,this.renderRoot.querySelector(`[data-place="${e.weekday}-${e.hour}"]`)?.focus())}};function Gs({texts:o},e){return c`<div class="legend">
    <span><i data-level="none"></i>${o.say("heatmap.no_data")}</span>
    <span role="img" aria-label=${o.say("heatmap.scale",{most:e})}>
      0 ${[0,1,2,3,4,5].map(t=>c`<i data-level=${t}></i>`)} ${e}
    </span>
  </div>`}var Wo=y`
  .nodes {
    list-style: none;
    margin: 0;
    padding: 8px;
  }
  .nodes button {
    gap: var(--ha-space-4, 16px);
    inline-size: 100%;
    justify-content: flex-start;
    padding: 10px 8px;
    text-align: start;
  }
  .nodes button:disabled {
    opacity: 1;
  }
  .words {
    display: flex;
    flex-direction: column;
  }
  .words strong {
    font-weight: 500;
  }
  .words > span {
    color: var(--secondary-text-color);
  }
  ha-icon {
    flex: none;
  }
  .good {
    color: var(--success-color, #43a047);
  }
  .waiting {
    color: var(--warning-color, #ffa600);
  }
  .bad {
    color: var(--error-color, #db4437);
  }
`;var Bs={listening:{health:"good",icon:"mdi:check-circle",key:"nodes.listening"},paused:{health:"waiting",icon:"mdi:pause-circle",key:"nodes.paused"},no_key:{health:"waiting",icon:"mdi:clock-outline",key:"nodes.no_key"},ended:{health:"waiting",icon:"mdi:stop-circle",key:"nodes.ended"},disconnected:{health:"bad",icon:"mdi:alert-circle",key:"nodes.disconnected"}},Ys={health:"bad",icon:"mdi:help-circle",key:"nodes.unknown"},qo=["status","last_heard"],et=class extends f{static styles=[k,Wo];static getConfigForm(){return x()}getGridOptions(){return{columns:12,rows:"auto",min_columns:6}}watched(e,t){return t.nodes.flatMap(({device_id:n})=>qo.map(r=>b(e,n,"sensor",r)))}content(e){let{shop:t,texts:n}=e;return t.nodes.length?c`<ul class="nodes">
      ${t.nodes.map(r=>this.#e(e,r))}
    </ul>`:w(n,"nodes.none","mdi:access-point-off")}#e({hass:e,texts:t,format:n},{device_id:r,name:s,kind:i}){let[a,l]=qo.map(yt=>b(e,r,"sensor",yt)),{health:d,icon:p,key:m}=Bs[R(e,a)?.state??""]??Ys,h=R(e,l)?.state??"",g=Number.isNaN(Date.parse(h))?void 0:n.relative(h),W=g===void 0?t.say("nodes.never_heard"):t.say("nodes.last_heard",{when:g});return c`<li>
      <button
        ?disabled=${a===void 0}
        @click=${()=>{this.#t(a)}}
      >
        <ha-icon class=${d} .icon=${p}></ha-icon>
        <span class="words">
          <strong>${s}</strong>
          <span>${t.say(m)}</span>
          <small>
            ${d==="good"?u:W} ${i==="bluetooth_proxy"?t.say("nodes.bluetooth_only"):""}
          </small>
        </span>
      </button>
    </li>`}#t(e){this.dispatchEvent(new CustomEvent("hass-more-info",{detail:{entityId:e},bubbles:!0,composed:!0}))}};function Ko(o,e){let[t,n]=o,[r,s]=e,i=n===t?0:(s-r)/(n-t),a=l=>r+(l-t)*i;return a.invert=l=>i===0?t:t+(l-r)/i,a}var Zs=[1,2,5,10];function tt(o,e){let t=Math.max(o,1),n=t/Math.max(e,1),r=10**Math.floor(Math.log10(n)),s=Math.max(1,(Zs.find(i=>i*r>=n)??10)*r);return Array.from({length:Math.ceil(t/s)+1},(i,a)=>a*s)}function Vo(o,e,t,n=[1,2,3,4,6,12]){return n.find(s=>Math.ceil(o/s)*e<=t)??o}var Js={wifi:"people.closer_to_wifi",bluetooth:"people.closer_to_bluetooth"},Xs={door_counter:"people.fitted_door_counter",profile:"people.fitted_profile",none:"people.fitted_nothing"},Qs=.5;function jo(o,e,t,n,r){return[ei(o,n,r),ti(o,n,r),ni(o,e,t,n,r),oi(o,n,r),ri(o,n,r),si(o,n,r)].filter(i=>i!==void 0)}function ei(o,e,t){let[n,r]=[z(o,"wifi_devices"),z(o,"bluetooth_devices")];if(n===null||r===null)return;let s=n&&r?Js[String(o.attributes.decided_by)]:void 0,i=e.say("people.phones_heard",{wifi:t.number(n),bluetooth:t.number(r)});return{icon:"mdi:cellphone-wireless",words:s?`${i} ${e.say(s)}`:i}}function ti(o,e,t){let n=z(o,"people_per_device");if(n!==null)return{icon:"mdi:account-switch-outline",words:e.say("people.per_phone",{people:t.number(n,1)})}}function ni(o,e,t,n,r){if(o.state==="0"||e===null||t===null){let i=z(o,"sure");return i===null?void 0:{icon:"mdi:check-decagram-outline",words:n.say("people.sure",{sure:r.percent(i/100)})}}return{icon:"mdi:arrow-expand-horizontal",words:n.say("people.four_of_five",{low:r.number(e),high:r.number(t)})}}function oi(o,e,t){let n=String(o.attributes.calibration),r=Xs[n];if(r)return{icon:"mdi:tune-variant",words:e.say(r)};let[s,i]=[z(o,"counts"),z(o,"last_counted")],a=o.attributes.last_count;if(n!=="counts"||s===null||i===null||typeof a!="string")return;let l={ago:t.relative(a),counted:t.number(i)};return{icon:"mdi:counter",words:e.count("people.fitted_counts",s,{count:t.number(s),...l})}}function ri(o,e,t){let n=z(o,"from_counts");if(n===null||Math.abs(n)<Qs)return;let r=n>0?"people.counts_add":"people.counts_take_off";return{icon:"mdi:plus-minus-variant",words:e.say(r,{people:t.number(Math.abs(n),1)})}}function si(o,e,t){let n=z(o,"count_error");if(n!==null)return{icon:"mdi:target",words:e.say("people.was_wrong_by",{people:t.number(n,1)})}}var Go=y`
  .big {
    font-size: 48px;
  }
  .headline {
    flex: 1 1 0;
  }
  .chip {
    align-items: center;
    background: var(--footfall-quiet-fill);
    border-radius: 16px;
    color: var(--primary-text-color);
    display: inline-flex;
    flex: none;
    font-weight: 500;
    gap: 6px;
    min-block-size: 32px;
    padding-inline: 10px 14px;
  }
  .chip ha-icon {
    --mdc-icon-size: 18px;
  }
  .chip.is-busy {
    background: color-mix(in srgb, var(--warning-color, #ffa600) 26%, transparent);
  }
  .chip.is-usual {
    background: color-mix(in srgb, var(--success-color, #43a047) 22%, transparent);
  }
  .chip.is-quiet {
    background: color-mix(in srgb, var(--info-color, #039be5) 20%, transparent);
  }
  .alert {
    align-items: center;
    background: color-mix(in srgb, var(--error-color, #db4437) 16%, transparent);
    border-radius: var(--ha-border-radius-md, 8px);
    display: flex;
    gap: var(--ha-space-2, 8px);
    padding: 10px 12px;
  }
  .alert ha-icon {
    color: var(--error-color);
    flex: none;
  }
  .scale {
    margin-block-start: var(--ha-space-2, 8px);
    padding-inline: 8px;
  }
  .rail {
    background: var(--footfall-quiet-fill);
    block-size: 12px;
    border-radius: 6px;
    position: relative;
  }
  .rail span {
    position: absolute;
  }
  .band {
    background: var(--footfall-series);
    block-size: 100%;
    border-radius: 6px;
    min-inline-size: 12px;
    opacity: 0.35;
    transition:
      inset-inline-start 0.4s,
      inline-size 0.4s;
  }
  .mark {
    background: var(--footfall-series);
    block-size: 20px;
    border: 3px solid var(--card-background-color, #fff);
    border-radius: 50%;
    box-sizing: content-box;
    inline-size: 20px;
    inset-block-start: -7px;
    margin-inline-start: -13px;
    transition: inset-inline-start 0.4s;
  }
  .usual {
    background: var(--primary-text-color);
    block-size: 8px;
    inline-size: 8px;
    rotate: 45deg;
  }
  .rail .usual {
    inset-block-start: 2px;
    margin-inline-start: -4px;
  }
  .limit {
    background: var(--error-color, #db4437);
    block-size: 20px;
    inline-size: 3px;
  }
  .rail .limit {
    inset-block-start: -4px;
    margin-inline-start: -1px;
  }
  .marks {
    block-size: 16px;
    color: var(--secondary-text-color);
    font-size: var(--ha-font-size-s, 12px);
    font-variant-numeric: tabular-nums;
    margin-block-start: 8px;
    position: relative;
  }
  .marks span {
    inline-size: 40px;
    margin-inline-start: -20px;
    position: absolute;
    text-align: center;
  }
  .key {
    color: var(--secondary-text-color);
    display: flex;
    flex-wrap: wrap;
    font-size: var(--ha-font-size-s, 12px);
    gap: 2px 16px;
    list-style: none;
    margin: 6px 0 0;
    padding: 0;
  }
  .key li {
    align-items: center;
    display: inline-flex;
    gap: 8px;
  }
  .key .limit {
    block-size: 12px;
  }
  .why {
    border-block-start: 1px solid var(--divider-color);
    margin-block-end: -12px;
  }
  .why button {
    color: var(--secondary-text-color);
    inline-size: 100%;
    justify-content: space-between;
    margin-block: 2px;
    padding: 0;
  }
  .why button:hover {
    background: none;
    color: var(--primary-text-color);
  }
  .why ul {
    list-style: none;
    margin: 0;
    padding: 0 0 12px;
  }
  .why li {
    display: flex;
    gap: var(--ha-space-3, 12px);
    padding-block: 6px;
  }
  .why li ha-icon {
    color: var(--secondary-text-color);
    flex: none;
  }
  @media (prefers-reduced-motion: reduce) {
    .band,
    .mark {
      transition: none;
    }
  }
`;var Yo=["occupancy","occupancy_low","occupancy_high","free_places"],ii=[...Yo.map(o=>["sensor",o]),["sensor","busyness"],["binary_sensor","open"],["binary_sensor","occupied_closed"]],Bo=10,ai=4,nt=class extends f{static properties={...f.properties,why:{state:!0}};static styles=[k,Go];#e=new S(this,()=>this.hass&&this.shop?oe(this.hass,this.shop.entry_id):void 0);constructor(){super(),this.why=!1}static getConfigForm(){return x()}getCardSize(){return 4}getGridOptions(){return{columns:12,rows:"auto",min_columns:6}}watched(e,t){return[...ii.map(([n,r])=>b(e,t.device_id,n,r)),...t.nodes.map(n=>b(e,n.device_id,"sensor","status"))]}willUpdate(e){e.has("config")&&(this.why=!1)}content(e){let{hass:t,shop:n}=e,r=(m,h="sensor")=>R(t,b(t,n.device_id,h,m)),[s=null,i=null,a=null,l=null]=Yo.map(m=>P(r(m))),d=r("occupancy");if(s===null||!d)return w(e.texts,li(t,n),"mdi:ear-hearing-off");let p={people:s,low:i??s,high:a??s,capacity:l===null?null:s+l,...ci(this.#e.state.value)};return c`<div class="content">
      <div class="head">
        ${this.#t(e,p)} ${pi(e,r("busyness"),r("open","binary_sensor"))}
      </div>
      ${r("occupied_closed","binary_sensor")?.state==="on"?c`<p class="alert" role="alert">
              <ha-icon icon="mdi:alert"></ha-icon>${e.texts.say("people.occupied_closed")}
            </p>`:u}
      ${ui(e,p)} ${this.#n(e,d,i,a)}
    </div>`}#t({texts:e,format:t},{people:n,low:r,high:s,capacity:i}){let a=n===0&&s===0?e.say("people.nobody"):e.say("people.between",{low:t.number(r),high:t.number(s)}),l=i===null?void 0:Math.max(0,i-n);return c`<p class="headline">
      <span class="big">${t.number(n)}</span>
      <span class="unit">${e.count("people.inside",n)}</span>
      <span class="compared">${a}</span>
      ${l===void 0?u:c`<span class="compared"
              >${l?e.count("people.free",l,{count:t.number(l)}):e.say("people.full")}</span
            >`}
    </p>`}#n({texts:e,format:t},n,r,s){return c`<div class="why">
      <button
        aria-expanded=${this.why}
        aria-controls="why"
        @click=${()=>{this.why=!this.why}}
      >
        ${e.say("people.why")}
        <ha-icon .icon=${this.why?"mdi:chevron-up":"mdi:chevron-down"}></ha-icon>
      </button>
      <ul id="why" ?hidden=${!this.why}>
        ${this.why?jo(n,r,s,e,t).map(({icon:i,words:a})=>c`<li><ha-icon .icon=${i}></ha-icon><span>${a}</span></li>`):u}
      </ul>
    </div>`}};function li(o,e){let t=e.nodes.map(n=>R(o,b(o,n.device_id,"sensor","status"))?.state);return t.length&&t.every(n=>n==="paused")?"people.paused":t.length&&t.every(n=>n==="disconnected")?"people.disconnected":t.some(n=>n==="listening"||n==="no_key")?"people.starting":"people.unavailable"}function ci(o){let e=o?Date.parse(o.now):0,t=o?.normal?.hours??[];return{usual:t.findLast(({start:r})=>Date.parse(r)<=e)?.occupancy??null,usualMost:Math.max(0,...t.map(({occupancy_high:r})=>r??0))}}var di={quiet:["mdi:signal-cellular-1","people.quiet"],usual:["mdi:signal-cellular-2","people.usual"],busy:["mdi:signal-cellular-3","people.busy"]};function pi({texts:o},e,t){let n=t?.state==="off",[r,s]=n?["mdi:store-clock-outline","people.closed"]:di[e?.state??""]??[];return!r||!s?u:c`<span class="chip is-${n?"closed":e?.state??""}">
    <ha-icon .icon=${r}></ha-icon>${o.say(s)}
  </span>`}function ui({texts:o,format:e},t){let{people:n,low:r,high:s,capacity:i,usual:a,usualMost:l}=t,d=tt(Math.max(Bo,s,l,i??0),ai),p=d.at(-1)??Bo,m=g=>`${100*Math.min(g,p)/p}%`,h=a===null?void 0:o.say("people.usually",{people:e.number(a)});return c`<div class="scale">
    <div class="rail" aria-hidden="true">
      <span class="band" style="inset-inline-start: ${m(r)}; inline-size: ${m(s-r)}"></span>
      ${a===null?u:c`<span class="usual" style="inset-inline-start: ${m(a)}"></span>`}
      ${i===null?u:c`<span class="limit" style="inset-inline-start: ${m(i)}"></span>`}
      <span class="mark" style="inset-inline-start: ${m(n)}"></span>
    </div>
    <div class="marks" aria-hidden="true">
      ${d.map(g=>c`<span style="inset-inline-start: ${m(g)}">${e.number(g)}</span>`)}
    </div>
    <ul class="key">
      ${h===void 0?u:c`<li><span class="usual"></span>${h}</li>`}
      ${i===null?u:c`<li><span class="limit"></span>${o.say("people.limit",{people:e.number(i)})}</li>`}
    </ul>
  </div>`}var Zo=y`
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
`;var ot=class extends f{static properties={...f.properties,state:{state:!0}};static styles=[f.styles,E,Zo];constructor(){super(),this.state={step:"resting"}}static getConfigForm(){return x()}feed(e,t){return Kn(e,t.entry_id)}content(e){let{shop:t,texts:n,data:r}=e,s=r.pseudonyms;return c`<div class="content">
      <div class="head">
        ${s>0?c`<p class="held">${n.count("privacy.held",s,{count:e.format.number(s)})}</p>`:c`<p class="held">${n.say("privacy.held_none")}</p>`}
        <p class="quiet">
          ${n.say("privacy.held_means")}
          ${r.oldest===null?u:n.say("privacy.oldest",{time:e.format.moment(r.oldest)})}
        </p>
      </div>
      <ul>
        ${mi(e)} ${tn("mdi:harddisk",n.say("privacy.disk"),n.say("privacy.disk_means"))}
        <li>
          <ha-icon icon="mdi:access-point"></ha-icon>
          <div>
            <p>${n.say("privacy.nodes")}</p>
            ${r.nodes.length?u:c`<p class="quiet">${n.say("privacy.no_nodes")}</p>`}
            ${r.nodes.map(i=>hi(e,i))}
          </div>
        </li>
      </ul>
      ${t.may_edit?this.#e(e):u}
    </div>`}#e({hass:e,shop:t,texts:n,format:r}){let{state:s}=this;return s.step==="asking"||s.step==="erasing"?this.#t(n.say,e,t):c`${s.step==="erased"?c`<p class="done" role="status">
              <ha-icon icon="mdi:check-circle-outline"></ha-icon>
              ${n.count("privacy.erased",s.count,{count:r.number(s.count)})}
            </p>`:u}
      ${s.step==="refused"?C(n.say("privacy.not_erased",{reason:s.reason})):u}
      <button class="bordered" @click=${this.#n}>
        <ha-icon icon="mdi:delete-outline"></ha-icon>${n.say("privacy.erase")}
      </button>`}#t(e,t,n){let r=this.state.step==="erasing";return c`<div
      class="question"
      role="alertdialog"
      aria-labelledby="question"
      aria-describedby="means"
      @keydown=${s=>{s.key==="Escape"&&!r&&this.#o()}}
    >
      <p id="question" class="asked">${e("privacy.erase_question")}</p>
      <p id="means">${e("privacy.erase_means")}</p>
      <div class="actions">
        <button class="bordered cancel" ?disabled=${r} @click=${this.#o}>${e("privacy.cancel")}</button>
        <button class="bordered danger" ?disabled=${r} @click=${()=>{this.#a(t,n)}}>
          <ha-icon icon="mdi:delete-outline"></ha-icon>${e(r?"privacy.erasing":"privacy.erase_yes")}
        </button>
      </div>
    </div>`}#n=()=>{this.state={step:"asking"},this.#r(".cancel")};#o=()=>{this.state={step:"resting"},this.#r("button")};async#r(e){await this.updateComplete,this.renderRoot.querySelector(e)?.focus()}async#a(e,t){this.state={step:"erasing"};try{let{erased:n}=await e.callWS({type:"footfall/erase",entry_id:t.entry_id});this.state={step:"erased",count:n},this.refresh()}catch(n){this.state={step:"refused",reason:await V(e,n)}}await this.#r("button")}};function tn(o,e,t){return c`<li>
    <ha-icon .icon=${o}></ha-icon>
    <div>
      <p>${e}</p>
      <p class="quiet">${t}</p>
    </div>
  </li>`}function mi({texts:o,format:e,data:t}){if(t.until===null)return tn("mdi:lock-off-outline",o.say("privacy.until_none"),"");let n=o.say("privacy.until",{time:e.moment(t.until)});return tn("mdi:timer-lock-outline",n,o.say("privacy.until_means"))}function hi({texts:o},e){let{icon:t,key:n}=fi(e);return c`<p class="node">
    <span>${e.name}</span>
    <span class="quiet"><ha-icon .icon=${t}></ha-icon>${o.say(n)}</span>
  </p>`}function fi({paused:o,pseudonyms_sent:e}){return o?{icon:"mdi:pause",key:"privacy.node_paused"}:e?{icon:"mdi:access-point",key:"privacy.node_listens"}:{icon:"mdi:access-point-off",key:"privacy.node_counts_only"}}async function Jo(o,e,t,n){let r=new URLSearchParams({...t,format:n,language:o.language}),s=`/api/footfall/report/${e}?${r.toString()}`,i=await o.callWS({type:"auth/sign_path",path:s,expires:60});return o.hassUrl(i.path)}function Xo(o){let e=document.createElement("a");e.href=o,e.download="",document.body.append(e),e.click(),e.remove()}var Qo=y`
  .formats {
    display: grid;
    gap: var(--ha-space-2, 8px);
    grid-template-columns: repeat(auto-fit, minmax(96px, 1fr));
  }
  .formats button {
    background: var(--ha-color-fill-primary-normal-resting, rgba(0, 154, 199, 0.2));
    border-radius: var(--ha-border-radius-lg, 12px);
    flex-direction: column;
    gap: 4px;
    padding: 10px 8px;
  }
  .formats button:hover {
    background: var(--ha-color-fill-primary-normal-hover, rgba(0, 154, 199, 0.3));
  }
  .dates {
    display: flex;
    flex-wrap: wrap;
    gap: var(--ha-space-3, 12px);
  }
  .dates label {
    display: flex;
    flex: 1 1 130px;
    flex-direction: column;
    gap: 4px;
  }
  .dates label span {
    color: var(--secondary-text-color);
    font-size: var(--ha-font-size-s, 12px);
  }
  input {
    background: none;
    border: 1px solid var(--divider-color);
    border-radius: var(--ha-border-radius-md, 8px);
    color: var(--primary-text-color);
    color-scheme: inherit;
    font: inherit;
    min-block-size: 42px;
    padding: 0 10px;
  }
  .dates .error {
    flex-basis: 100%;
  }
`;var _e={today:"reports.today",yesterday:"reports.yesterday",this_week:"reports.this_week",last_week:"reports.last_week",this_month:"reports.this_month",last_month:"reports.last_month"},rt="own",gi=[...Object.keys(_e),rt],yi=[{format:"html",icon:"mdi:printer-outline",key:"reports.print"},{format:"xlsx",icon:"mdi:file-excel-outline",key:"reports.xlsx"},{format:"csv",icon:"mdi:file-delimited-outline",key:"reports.csv"}],st=class extends f{static properties={...f.properties,chosen:{state:!0},first:{state:!0},last:{state:!0},busy:{state:!0},failed:{state:!0}};static styles=[k,E,Qo];static getConfigForm(){return x([se("period",_e)],{period:"reports.period"})}setConfig(e){if(e.period!==void 0&&!Object.hasOwn(_e,e.period))throw new Error(`period: has to be one of ${Object.keys(_e).join(", ")}`);super.setConfig(e)}getCardSize(){return 3}getGridOptions(){return{columns:12,rows:"auto",min_columns:6}}content(e){let{texts:t}=e,n=this.chosen??this.config?.period??"last_week",r=n===rt;return c`<div class="content">
      ${K(t.say("reports.period"),gi.map(s=>({value:s,label:t.say(s===rt?"reports.own":_e[s])})),n,s=>{this.#t(s,e)})}
      ${r?this.#n(e):u}
      <div class="formats">
        ${yi.map(({format:s,icon:i,key:a})=>c`<button
              ?disabled=${this.busy!==void 0||r&&!this.#e}
              @click=${()=>{this.#o(e,s,r?this.#e:{period:n})}}
            >
              <ha-icon .icon=${i}></ha-icon><span>${t.say(a)}</span>
            </button>`)}
      </div>
      ${this.failed===void 0?c`<p class="quiet">${t.say("reports.what")}</p>`:C(`${t.say("reports.failed")} ${this.failed}`)}
    </div>`}get#e(){let{first:e,last:t,shop:n}=this;if(!(!n||!e||!t||e>t))return{start:`${e}T${n.day_ends}`,end:`${M(t,1)}T${n.day_ends}`}}#t(e,{shop:t}){this.chosen=e,this.failed=void 0,e===rt&&(this.last??=M(U(t),-1),this.first??=M(this.last,-6))}#n({texts:e,shop:t}){let n=(r,s)=>c`<label>
        <span>${s}</span>
        <input
          type="date"
          max=${U(t)}
          .value=${this[r]??""}
          @change=${i=>{this[r]=i.target.value}}
        />
      </label>`;return c`<div class="dates">
      ${n("first",e.say("reports.first"))} ${n("last",e.say("reports.last"))}
      ${this.#e?u:C(e.say("reports.wrong_span"))}
    </div>`}async#o({hass:e,shop:t},n,r){if(!r)return;this.busy=n,this.failed=void 0;let s=n==="html"?window.open("","_blank"):null;try{let i=await Jo(e,t.entry_id,r,n);s?s.location.href=i:Xo(i)}catch(i){s?.close();let{message:a,code:l}=Mt(i);this.failed=a||l}finally{this.busy=void 0}}};function er(o,e){let t=[],n=!1;for(let r of o)e(r)?n?t.at(-1)?.push(r):(t.push([r]),n=!0):n=!1;return t}var _=o=>String(Math.round(o*10)/10);function nn(o){return er(o,({y:e})=>e!==null).map(e=>{let t=e.map(({x:n,y:r})=>`${_(n)} ${_(r??0)}`);return`M${t.join("L")}${t.length===1?"h0":""}`}).join("")}function ke(o,e=0){return er(o,({low:t,high:n})=>t!==null&&n!==null).map(t=>{let[n]=t,r=t.length===1&&n?[{...n,x:n.x-e},{...n,x:n.x+e}]:t,s=r.map(({x:a,high:l})=>`${_(a)} ${_(l??0)}`),i=r.map(({x:a,low:l})=>`${_(a)} ${_(l??0)}`).reverse();return`M${[...s,...i].join("L")}Z`}).join("")}function it(o,e,t,n,r){let s=Math.max(0,Math.min(r,e/2,n-t));return`M${_(o)} ${_(n)}V${_(t+s)}q0 ${_(-s)} ${_(s)} ${_(-s)}h${_(e-2*s)}q${_(s)} 0 ${_(s)} ${_(s)}V${_(n)}Z`}var bi=.64,xi=3,Se=({left:o,width:e},t)=>o+t*e,on=(o,e)=>Se(o,e+.5);function rn(o,e,t,n){let r=e.width*bi;return o.map(({value:s,...i},a)=>s!==null&&s>0&&n({value:s,...i})?it(on(e,a)-r/2,r,t(s),t(0),xi):"").join("")}function tr(o,e,t){return nn(o.map(({value:n},r)=>({x:on(e,r),y:n===null?null:t(n)})))}function sn(o,e,t,n,r){let s=a=>a===null?null:t(a),i=o.map((a,l)=>({x:on(e,l),low:s(a[n]),high:s(a[r])}));return ke(i,e.width/2)}function nr(o,e,t){let n=o.flatMap(({normalLow:r,normalHigh:s},i)=>{let a=r===null?null:t(r),l=s===null?null:t(s);return[{x:Se(e,i),low:a,high:l},{x:Se(e,i+1),low:a,high:l}]});return ke(n)}function or(o,e,t){return nn(o.flatMap(({normal:n},r)=>{let s=n===null?null:t(n);return[{x:Se(e,r),y:s},{x:Se(e,r+1),y:s}]}))}function rr(o,e){let t=new Map(o.normal?.hours.map(l=>[Date.parse(l.start),l])),n=Date.parse(o.now),s=o.hours.map(l=>vi(l,t.get(Date.parse(l.start)),n,e)).slice(...$i(o,t)),i=s[0]?Date.parse(s[0].start):n,a=(n-i)/36e5;return{hours:s,most:Math.max(0,...s.flatMap(({value:l,high:d,normalHigh:p})=>[l??0,d??0,p??0])),now:a>=0&&a<=s.length?a:null}}function vi(o,e,t,n){let r=Date.parse(o.start),s=o[n],i=n==="occupancy";return{start:o.start,end:new Date(r+36e5).toISOString(),open:o.open,state:wi(o,s,r,t),value:s,low:i?o.low:null,high:i?o.high:null,normal:e?.[n]??null,normalLow:e?.[`${n}_low`]??null,normalHigh:e?.[`${n}_high`]??null}}function wi(o,e,t,n){return t>n?"ahead":o.partial||t+36e5>n?"running":o.open===!1||o.imported?"whole":e===null?"silent":o.heard<.95?"partly":"whole"}function $i(o,e){let t=o.hours.length,n=o.hours.map(a=>{let l=e.get(Date.parse(a.start)),d=[a.entries,a.occupancy,l?.entries,l?.occupancy];return a.open===!0||d.some(p=>(p??0)>=.5)}),r=n.indexOf(!0);if(r<0)return[0,t];let s=Math.max(0,r-1),i=Math.min(t,n.lastIndexOf(!0)+2);for(;i-s<Math.min(8,t);)i<t&&(i+=1),i-s<8&&s>0&&(s-=1);return[s,i]}function sr(o){let e=[];for(let{state:t,start:n,end:r}of o){if(t!=="silent")continue;let s=e.at(-1);s&&Date.parse(s.to)===Date.parse(n)?s.to=r:e.push({from:n,to:r})}return e}function at(o,e){let t=o-e,n=Math.abs(t);if(n<1||n<=e*.05)return{kind:"same",share:null,people:null};let r=e<10;return{kind:t>0?"more":"fewer",share:r?null:n/e,people:r?n:null}}var lt={more:"mdi:trending-up",fewer:"mdi:trending-down",same:"mdi:trending-neutral"};function ir(o,e,t,n){let r=t-1,s=n?-1:1,a={ArrowRight:e+s,ArrowLeft:e-s,ArrowUp:e+1,ArrowDown:e-1,PageUp:e+6,PageDown:e-6,Home:0,End:r}[o];return a===void 0?void 0:Math.max(0,Math.min(r,a))}function ar(o,e,t){return Math.max(0,Math.min(t-1,Math.floor(o/Math.max(e,1)*t)))}var ae={left:12,right:8,top:20,bottom:24},_i=7.5,ki=48,B=class extends f{static properties={...f.properties,at:{state:!0}};#e=new ie(this,()=>this.renderRoot.querySelector(".plot"));constructor(){super(),this.at=null}getGridOptions(){return{columns:12,rows:6,min_columns:6,min_rows:4}}willUpdate(e){e.has("config")&&(this.at=null)}chart(e,t){let{width:n,height:r}=this.#e,s=Si(n,r,e.most,t),i=this.at===null||this.at>=e.count?null:this.at,a=n>0&&r>ae.top+ae.bottom;return c`<div
      class="plot"
      role="slider"
      tabindex="0"
      aria-label=${e.label}
      aria-orientation="horizontal"
      aria-valuemin="0"
      aria-valuemax=${e.count-1}
      aria-valuenow=${i??e.start}
      aria-valuetext=${e.say(i??e.start)}
      @keydown=${l=>{this.#n(l,e)}}
      @pointerdown=${l=>{this.#o(l,e,s)}}
      @pointermove=${l=>{this.#o(l,e,s)}}
      @pointerleave=${l=>{l.pointerType==="mouse"&&(this.at=null)}}
      @blur=${()=>{this.at=null}}
    >
      ${a?c`<svg width=${n} height=${r} aria-hidden="true">
              ${Ti(s,t)} ${e.draw(s)} ${i===null?u:Ci(i,e.count,s)}
            </svg>`:u}
      ${i===null||!a?u:this.#t(e,i,s,n)}
    </div>`}#t(e,t,n,r){let s=Ei(t,e.count,n),i=s>r/2?`right: ${r-s+10}px`:`left: ${s+10}px`;return c`<div class="tip" style=${i}>${e.tip(t)}</div>`}#n(e,t){if(e.key==="Escape"){this.at=null;return}let n=ir(e.key,this.at??t.start,t.count,!1);n!==void 0&&(e.preventDefault(),this.at=this.at===null&&!["Home","End"].includes(e.key)?t.start:n)}#o(e,t,n){let r=e.currentTarget.getBoundingClientRect();this.at=ar(e.clientX-r.left-n.left,n.right-n.left,t.count)}};function Si(o,e,t,n){let[r,s]=[ae.top,e-ae.bottom],i=tt(t,Math.max(1,Math.floor((s-r)/ki))),a=Math.max(...i.map(l=>n.number(l).length));return{left:ae.left+a*_i,right:o-ae.right,top:r,bottom:s,y:Ko([0,i.at(-1)??1],[s,r]),marks:i}}function Ti({marks:o,y:e,left:t,right:n},r){return o.map(s=>v`<line class="grid" x1=${t} x2=${n} y1=${e(s)} y2=${e(s)} />
      <text x=${t-6} y=${e(s)} dy="0.32em" text-anchor="end">${r.number(s)}</text>`)}function Ei(o,e,{left:t,right:n}){return t+(n-t)*(o+.5)/e}function Ci(o,e,t){let n=(t.right-t.left)/e;return v`<rect
    class="cursor"
    x=${t.left+o*n}
    y=${t.top}
    width=${n}
    height=${t.bottom-t.top}
  />`}var ct=v`<defs>
  <pattern id="unheard" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <line class="hatch" x1="0" y1="0" x2="0" y2="6" />
  </pattern>
</defs>`;function dt(o){return c`<ul class="legend">
    ${o.map(([e,t])=>c`<li><span class="sign ${e}"></span>${t}</li>`)}
  </ul>`}var Ri=40,pt=class extends B{static properties={...B.properties,chosen:{state:!0}};static styles=[k,ze];static getConfigForm(){return x([se("show",{entries:"today.entries",occupancy:"today.occupancy"})],{show:"today.show"})}setConfig(e){if(e.show!==void 0&&!["entries","occupancy"].includes(e.show))throw new Error("show: has to be entries or occupancy");super.setConfig(e)}getCardSize(){return 7}getGridOptions(){return{columns:12,rows:7,min_columns:6,min_rows:6}}feed(e,t){return oe(e,t.entry_id)}content(e){let{data:t,texts:n}=e,r=this.chosen??this.config?.show??"entries",s=rr(t,r);return c`<div class="content">
      <div class="head">${Hi(e)} ${this.#e(n,r)}</div>
      ${this.chart({label:n.say(r==="entries"?"today.chart_entries":"today.chart_occupancy"),count:s.hours.length,most:s.most,start:Ai(s),say:i=>this.#n(e,s.hours[i],r).join(". "),tip:i=>this.#t(e,s.hours[i],r),draw:i=>Pi(e,s,r,i)},e.format)}
      ${dt(Oi(e,s,r))}
    </div>`}#e(e,t){let n=[{value:"entries",label:e.say("today.entries")},{value:"occupancy",label:e.say("today.occupancy")}];return Me(e.say("today.show"),n,t,r=>{this.chosen=r})}#t(e,t,n){let[r,...s]=this.#n(e,t,n);return c`<strong>${r}</strong>${s.map(i=>c`<span>${i}</span>`)}`}#n({texts:e,format:t},n,r){if(!n)return[];let s=[e.say("today.span",{begin:t.time(n.start),end:t.time(n.end)})],{value:i,low:a,high:l,normalLow:d,normalHigh:p,state:m}=n;if(m==="silent")s.push(e.say("today.unheard"));else if(i!==null){let h=t.number(i),g=Math.round(i);r==="occupancy"?s.push(e.count("today.hour_inside",g,{count:h})):s.push(e.count(m==="running"?"today.hour_so_far":"today.hour_entries",g,{count:h}))}return a!==null&&l!==null&&s.push(e.say("today.between",{low:t.number(a),high:t.number(l)})),d!==null&&p!==null&&s.push(e.say("today.usually",{low:t.number(d),high:t.number(p)})),m==="partly"&&s.push(e.say("today.partly")),n.open===!1&&s.push(e.say("today.closed")),s}};function Hi({data:o,texts:e,format:t}){let{entries:n,normal_entries_by_now:r}=o.totals;if(n===null)return c`<p>${e.say("today.nothing_known")}</p>`;let s=t.number(n),i=t.weekday(o.day),a=r===null?void 0:at(n,r),l=e.say("today.no_normal",{weekday:i});if(a?.kind==="same")l=e.say("today.same",{weekday:i});else if(a){let d=a.share===null?t.number(a.people):t.percent(a.share);l=e.say(a.kind==="more"?"today.more":"today.fewer",{by:d,weekday:i})}return c`<p class="headline">
    <span class="big">${s}</span> <span class="unit">${e.count("today.so_far",Math.round(n))}</span>
    <span class="compared">
      ${a?c`<ha-icon .icon=${lt[a.kind]}></ha-icon>`:u}<span>${l}</span>
    </span>
  </p>`}function Ai({hours:o,now:e}){if(e!==null)return Math.min(Math.floor(e),o.length-1);let t=o.findLastIndex(({value:n})=>n!==null);return Math.max(0,t)}function Pi({format:o,texts:e},{hours:t,now:n},r,s){let{y:i}=s,a={left:s.left,width:(s.right-s.left)/Math.max(t.length,1)},l=Vo(t.length,Ri,s.right-s.left),d=(p,m,h)=>(h==="closed"?p.open===!1:p.state==="silent"||p.state==="partly")?v`<rect class="${h} ${p.state}" fill=${h==="unheard"?"url(#unheard)":u}
          x=${a.left+m*a.width} y=${s.top} width=${a.width} height=${s.bottom-s.top} />`:u;return v`${ct}
    ${t.map((p,m)=>d(p,m,"closed"))}
    ${r==="entries"?v`<path class="normal-band" d=${nr(t,a,i)} />`:u}
    ${r==="entries"?v`<path class="bars" d=${rn(t,a,i,({state:p})=>p!=="running")} />
            <path class="bars running" d=${rn(t,a,i,({state:p})=>p==="running")} />
            <path class="normal-line" d=${or(t,a,i)} />`:v`<path class="normal-band" d=${sn(t,a,i,"normalLow","normalHigh")} />
            <path class="sure-band" d=${sn(t,a,i,"low","high")} />
            <path class="curve" d=${tr(t,a,i)} />`}
    ${t.map((p,m)=>d(p,m,"unheard"))}
    ${t.map(({start:p},m)=>m%l===0?v`<text x=${a.left+m*a.width} y=${s.bottom+18} text-anchor="middle">${o.hour(p)}</text>`:u)}
    ${n===null?u:v`<line class="now" x1=${a.left+n*a.width} x2=${a.left+n*a.width}
              y1=${s.top-4} y2=${s.bottom} />
            <text class="now" x=${a.left+n*a.width} y=${s.top-6} text-anchor=${n>t.length*.9?"end":"middle"}>${e.say("today.now")}</text>`}`}function Oi({data:o,texts:e,format:t},{hours:n},r){let s=t.weekday(o.day),i=sr(n).map(({from:d,to:p})=>e.say("today.span",{begin:t.time(d),end:t.time(p)})),a=d=>n.some(d);return[[r==="entries"?"bar":"line",e.say("today.sign_today"),!0],["normal",e.say("today.sign_normal",{weekday:s}),a(({normalHigh:d})=>d!==null)],["closed",e.say("today.closed"),a(({open:d})=>d===!1)],["unheard",e.say("today.sign_unheard",{spans:i.join(", ")}),i.length>0],["partly",e.say("today.sign_partly"),a(({state:d})=>d==="partly")]].filter(([,,d])=>d).map(([d,p])=>[d,p])}function lr({days:o},e){return{days:o.map(t=>({...t,state:Mi(t,e)})),most:Math.max(0,...o.flatMap(({entries:t,normal_high:n})=>[t??0,n??0]))}}function Mi({day:o,entries:e,heard:t,imported:n},r){return o>r?"ahead":o===r?"running":e===null?"silent":n===0&&t<.95?"partly":"whole"}var Di=.6,Li=4,Fi=26,ut=class extends B{static properties={...B.properties,back:{state:!0}};static styles=[k,ze];constructor(){super(),this.back=0}static getConfigForm(){return x()}getCardSize(){return 7}getGridOptions(){return{columns:12,rows:7,min_columns:6,min_rows:6}}feed(e,t){let n=this.back?M(U(t),-7*this.back):void 0;return ye(e,t.entry_id,n)}content(e){let{data:t,shop:n,texts:r}=e,s=U(n),i=lr(t,s),a=i.days.findIndex(({state:l})=>l==="running");return c`<div class="content">
      <div class="head">${zi(e,this.back===0)} ${this.#e(e)}</div>
      ${this.chart({label:r.say("week.chart"),count:i.days.length,most:i.most,start:a<0?0:a,say:l=>cr(e,i.days[l]).join(". "),tip:l=>{let[d,...p]=cr(e,i.days[l]);return c`<strong>${d}</strong>${p.map(m=>c`<span>${m}</span>`)}`},draw:l=>Ni(e,i,l)},e.format)}
      ${dt(Ii(e,i))}
    </div>`}#e({data:e,texts:t,format:n}){let[r,s]=[e.days[0]?.day,e.days.at(-1)?.day],i=a=>{this.at=null,this.back=Math.max(0,this.back+a)};return c`<div class="turn" role="group" aria-label=${t.say("week.choose")}>
      <button
        aria-label=${t.say("week.earlier")}
        @click=${()=>{i(1)}}
      >
        <ha-icon class="mirrored" icon="mdi:chevron-left"></ha-icon>
      </button>
      <span aria-live="polite">${r&&s?n.span(r,s):""}</span>
      <button
        aria-label=${t.say("week.later")}
        ?disabled=${this.back===0}
        @click=${()=>{i(-1)}}
      >
        <ha-icon class="mirrored" icon="mdi:chevron-right"></ha-icon>
      </button>
    </div>`}};function zi({data:o,texts:e,format:t},n){let{entries:r}=o.total;if(r===null)return c`<p>${e.say("week.nothing_known")}</p>`;let s=o.before?.entries??null,i=s===null?void 0:at(r,s),a=e.say("week.no_before");if(i?.kind==="same")a=e.say(n?"week.same_so_far":"week.same");else if(i){let l=i.share===null?t.number(i.people):t.percent(i.share),d=n?{more:"week.more_so_far",fewer:"week.fewer_so_far"}:{more:"week.more",fewer:"week.fewer"};a=e.say(d[i.kind==="more"?"more":"fewer"],{by:l})}return c`<p class="headline">
    <span class="big">${t.number(r)}</span>
    <span class="unit">${e.count(n?"week.so_far":"week.in_all",Math.round(r))}</span>
    <span class="compared">
      ${i?c`<ha-icon .icon=${lt[i.kind]}></ha-icon>`:u}<span>${a}</span>
    </span>
  </p>`}function cr({texts:o,format:e},t){if(!t)return[];let n=[e.weekdayAndDate(t.day)];if(t.state==="silent")n.push(o.say("week.unheard"));else if(t.entries!==null){let r=e.number(t.entries),s=Math.round(t.entries);n.push(o.count(t.state==="running"?"week.day_so_far":"week.day_entries",s,{count:r}))}return t.entries_low!==null&&t.entries_high!==null&&n.push(o.say("week.between",{low:e.number(t.entries_low),high:e.number(t.entries_high)})),t.normal_low!==null&&t.normal_high!==null&&n.push(o.say("week.usually",{low:e.number(t.normal_low),high:e.number(t.normal_high)})),t.dwell_median!==null&&n.push(o.say("week.dwell",{time:e.minutes(t.dwell_median/60)})),t.state==="partly"&&n.push(o.say("week.partly",{share:e.percent(t.heard)})),t.imported>0&&n.push(o.say("week.imported")),n}function Ni({format:o},{days:e},t){let{y:n}=t,r=(t.right-t.left)/Math.max(e.length,1),s=r*Di,i=l=>t.left+(l+.5)*r,a=e.map(({normal_low:l,normal_high:d,normal_entries:p},m)=>l===null||d===null?u:v`<path class="normal-band" d=${ke([{x:i(m)-r*.46,low:n(l),high:n(d)},{x:i(m)+r*.46,low:n(l),high:n(d)}])} />
          ${p===null?u:v`<path class="normal-line" d="M${i(m)-r*.46} ${n(p)}h${r*.92}" />`}`);return v`${ct}
    ${e.map(({entries:l,state:d},p)=>l===null?u:v`<path class=${d==="running"?"bars running":"bars"}
            d=${it(i(p)-s/2,s,n(l),t.bottom,Li)} />`)}
    ${a}
    ${e.map(({day:l,entries:d,state:p},m)=>{let h=i(m);return v`${p==="silent"||p==="partly"?v`<rect class="unheard" fill="url(#unheard)" x=${h-r/2} y=${t.top} width=${r}
              height=${t.bottom-t.top} />`:u}
      ${d!==null&&r>Fi?v`<text class="value" x=${h} y=${n(d)-5} text-anchor="middle">${o.number(d)}</text>`:u}
      <text class=${p==="running"?"today":""} x=${h} y=${t.bottom+18}
        text-anchor="middle">${o.weekday(l,"short")}</text>`})}`}function Ii({texts:o},{days:e}){let t=r=>e.some(r);return[["bar",o.say("week.sign_entries"),!0],["running",o.say("week.sign_running"),t(({state:r})=>r==="running")],["normal",o.say("week.sign_normal"),t(({normal_high:r})=>r!==null)],["unheard",o.say("week.sign_unheard"),t(({state:r})=>r==="silent"||r==="partly")]].filter(([,,r])=>r).map(([r,s])=>[r,s])}var dr=[{tag:"footfall-people-card",element:nt,texts:"people",beside:["occupied","occupancy"]},{tag:"footfall-today-card",element:pt,texts:"today",beside:["occupancy","entries"]},{tag:"footfall-funnel-card",element:Je,texts:"funnel",beside:["passers_by","capture_rate"]},{tag:"footfall-week-card",element:ut,texts:"week",beside:["entries"]},{tag:"footfall-heatmap-card",element:Qe,texts:"heatmap",beside:["busyness","entries_hour"]},{tag:"footfall-dwell-card",element:Ue,texts:"dwell",beside:["dwell","bounce_rate","engaged_visits"]},{tag:"footfall-floorplan-card",element:Ze,texts:"floor_plan",beside:["people","queue","zone_occupied"]},{tag:"footfall-calibrate-card",element:Ie,texts:"calibrate",beside:["occupancy"]},{tag:"footfall-privacy-card",element:ot,texts:"privacy",beside:["wifi_devices","bluetooth_devices"]},{tag:"footfall-reports-card",element:st,texts:"reports",beside:[]},{tag:"footfall-nodes-card",element:et,texts:"nodes",beside:["status","connected"]}];var an="https://github.com/footfall-ha/footfall/blob/main/docs/dashboard.md";function pr(o){window.customCards??=[];for(let e of o)customElements.get(e.tag)||customElements.define(e.tag,e.element),window.customCards.push(Ui(e))}function Ui(o){let e=t=>O(G()?.localize,t);return{type:o.tag,get name(){return e(`${o.texts}.name`)},get description(){return e(`${o.texts}.description`)},preview:!0,documentationURL:an,getEntitySuggestion:(t,n)=>{let r=Ln(t,n);if(!r?.translation_key||!o.beside.includes(r.translation_key))return null;let s=r.device_id?t.devices[r.device_id]?.primary_config_entry:void 0;return{config:{type:`custom:${o.tag}`,...s?{shop:s}:{}}}}}}var ur={name:{type:"entity"}},Wi=["unknown","unavailable"];function A(o,e,t={}){return{type:`custom:footfall-${o}-card`,shop:e.entry_id,...t}}function $(o,e,t=[]){return{type:"heading",heading:o,icon:e,...t.length?{badges:t}:{}}}function le(...o){return ln(o).map(e=>({type:"tile",entity:e,...ur,grid_options:{columns:12}}))}function mr(...o){return ln(o).map(e=>({type:"entity",entity:e,visibility:[{condition:"state",entity:e,state_not:Wi}]}))}function Te(...o){return fr(o,ur)}function hr(...o){return fr(o,{name:{type:"device"}})}function fr(o,e){let t=ln(o);return t.length?[{type:"history-graph",hours_to_show:24,entities:t.map(n=>({entity:n,...e}))}]:[]}function T(...o){return o.some(({type:e})=>e!=="heading")?[{type:"grid",cards:o}]:[]}function Ee(o,...e){let[t,...n]=e,r=t&&!n.length?[{...t,grid_options:{columns:"full"}}]:e;return T(o,...r).map(s=>({...s,column_span:2}))}function ln(o){return o.filter(e=>e!==void 0)}async function mt(o,e){let t=await e.callWS({type:"footfall/shops"});return o.shops?.length?t.filter(({entry_id:n})=>o.shops?.includes(n)):t}function D(o,e,t,n="sensor"){return b(o,e.device_id,n,t)}function gr(o,e){return D(o,e,"staff_present")!==void 0}var cn=()=>!0,Y={today:{title:"strategy.today",icon:"mdi:store",has:cn,sections:Ki,badges:(o,e)=>mr(D(o,e,"open","binary_sensor"),D(o,e,"busyness"),D(o,e,"arrivals","event"))},week:{title:"strategy.week",icon:"mdi:calendar-week",has:cn,sections:Vi},zones:{title:"strategy.zones",icon:"mdi:floor-plan",has:(o,e)=>e.zones.length>0,sections:Gi},team:{title:"strategy.team",icon:"mdi:account-tie",has:gr,sections:Yi},nodes:{title:"strategy.nodes",icon:"mdi:access-point",has:cn,sections:Zi}},ht=Object.keys(Y);function yr(o,e){let t=Y[o],n=e.shops.filter(s=>t.has(e.hass,s)),r=e.shops.length>1;return{type:"sections",max_columns:3,dense_section_placement:!r,badges:r?[]:n.flatMap(s=>t.badges?.(e.hass,s)??[]),sections:n.flatMap(s=>{let i=t.sections(e,s);return r?[qi(s,t,e),...i]:i})}}function qi(o,e,{hass:t}){return{type:"grid",column_span:3,cards:[$(o.title,"mdi:store",e.badges?.(t,o))]}}function Ki({hass:o,texts:e},t){let n=r=>D(o,t,r);return[...T($(e.say("strategy.now"),"mdi:account-group"),A("people",t),...le(n("entries_hour")),A("calibrate",t)),...T($(e.say("strategy.today"),"mdi:chart-bar"),A("today",t)),...T($(e.say("strategy.funnel"),"mdi:filter-variant"),A("funnel",t)),...T($(e.say("strategy.stay"),"mdi:timer-sand"),A("dwell",t),...le(n("visits_in_progress"))),...Ee($(e.say("strategy.course"),"mdi:chart-line"),...Te(n("occupancy"),n("occupancy_low"),n("occupancy_high")))]}function Vi({texts:o},e){let{entries:t,occupancy:n}=e.statistics,r={type:"statistics-graph",days_to_show:30,period:"day",grid_options:{columns:12}};return[...T($(o.say("strategy.week"),"mdi:calendar-week"),A("week",e)),...Ee($(o.say("strategy.busy_when"),"mdi:calendar-clock"),A("heatmap",e)),...T($(o.say("strategy.reports"),"mdi:file-chart-outline"),A("reports",e)),...Ee($(o.say("strategy.month"),"mdi:chart-line"),{...r,chart_type:"bar",stat_types:["change"],entities:[{entity:t,name:o.say("strategy.entries")}]},{...r,chart_type:"line",stat_types:["mean","max"],entities:[{entity:n,name:o.say("strategy.inside")}]})]}var ji={entrance:"mdi:door-open",till:"mdi:cash-register",fitting_room:"mdi:hanger",window:"mdi:window-shutter-open",street:"mdi:road-variant"};function Gi({hass:o,texts:e},t){return[...Ee($(e.say("strategy.floor_plan"),"mdi:floor-plan"),A("floorplan",t)),...t.zones.flatMap(n=>T(...Bi(o,n)))]}function Bi(o,{name:e,kind:t,device_id:n}){let r=i=>b(o,n,"sensor",i),s=r("queue")??r("people");return[$(e,ji[t]??"mdi:map-marker-radius-outline"),...le(s,b(o,n,"binary_sensor","zone_occupied"),r("zone_entries"),r("zone_dwell")),...Te(s)]}function Yi({hass:o,texts:e},t){let n=r=>D(o,t,r);return[...T($(e.say("strategy.team_now"),"mdi:account-tie"),...le(n("staff_present"),n("occupancy"),n("people_per_staff"),n("free_places"))),...T($(e.say("strategy.team_day"),"mdi:chart-line"),...Te(n("staff_present"),n("occupancy"))),...T($(e.say("strategy.team_share"),"mdi:account-multiple"),...Te(n("people_per_staff")))]}function Zi({hass:o,texts:e},t){let n=(r,s)=>b(o,r,"sensor",s);return[...T($(e.say("strategy.nodes"),"mdi:access-point"),A("nodes",t)),...T($(e.say("strategy.privacy"),"mdi:incognito"),A("privacy",t)),...T($(e.say("strategy.curious"),"mdi:flask-outline"),...le(D(o,t,"wifi_devices"),D(o,t,"bluetooth_devices"),D(o,t,"traceable_share")),...hr(...t.nodes.map(({device_id:r})=>n(r,"frames_per_second"))))]}var ft=class extends H{static properties={hass:{attribute:!1},config:{state:!0}};#e=new S(this,()=>this.hass&&Le(this.hass));setConfig(e){this.config=e}render(){let{hass:e,config:t}=this;if(!(e&&Fe(e,()=>{this.requestUpdate()}))||!t)return u;let r=new N(e),s={shops:r.say("strategy.shops"),hidden:r.say("strategy.hidden")},i={shops:r.say("strategy.shops_helper")};return c`<ha-form
      .hass=${e}
      .data=${{shops:t.shops??[],hidden:t.hidden??[]}}
      .schema=${this.#t(r)}
      .computeLabel=${({name:a})=>s[a]}
      .computeHelper=${({name:a})=>i[a]}
      @value-changed=${a=>{a.stopPropagation(),this.#n(t,a.detail.value)}}
    ></ha-form>`}#t(e){let t=i=>({select:{multiple:!0,mode:"list",options:i}}),r=(this.#e.state.value??[]).map(({entry_id:i,title:a})=>({value:i,label:a})),s=ht.map(i=>({value:i,label:e.say(Y[i].title)}));return[{name:"shops",selector:t(r)},{name:"hidden",selector:t(s)}]}#n(e,t){let n=Object.fromEntries(Object.entries({...e,...t}).filter(([,r])=>!Array.isArray(r)||r.length>0));this.dispatchEvent(new CustomEvent("config-changed",{detail:{config:n},bubbles:!0,composed:!0}))}};var gt=class extends HTMLElement{static registryDependencies=["entities","devices"];static shouldRegenerate(e,t,n){return t.language!==n.language?!0:t.entities!==n.entities&&br(t)!==br(n)}},dn=class extends gt{static async generate(e,t){let n=await be(t),r=await mt(e,t).catch(()=>[]),i=ht.filter(a=>!e.hidden?.includes(a)).filter(a=>r.some(l=>Y[a].has(t,l)));return{title:r.length===1&&r[0]?r[0].title:"Footfall",views:(i.length?i:["today"]).map(a=>Ji(a,e,n))}}static async getCreateSuggestions(e){let t=await mt({},e).catch(()=>[]);return{title:t.length===1&&t[0]?t[0].title:"Footfall",icon:"mdi:store"}}static getConfigElement(){return document.createElement(xr)}};function Ji(o,{type:e,shops:t},n){let{title:r,icon:s}=Y[o];return{title:n.say(r),path:o,icon:s,strategy:{type:e,view:o,...t?{shops:t}:{}}}}var pn=class extends gt{static async generate(e,t){let n=e.view&&Object.hasOwn(Y,e.view)?e.view:"today",[r,s]=await Promise.all([be(t),mt(e,t).catch(()=>[])]);return s.length?yr(n,{hass:t,texts:r,shops:s}):{type:"sections",max_columns:1,sections:[{type:"grid",cards:[{type:"custom:footfall-people-card"}]}]}}};function br({entities:o,devices:e}){return Object.values(o).filter(({platform:t})=>t==="footfall").map(({entity_id:t,translation_key:n,device_id:r})=>{let s=r?e[r]:void 0;return[t,n,r,s?.name_by_user??s?.name].join()}).sort().join(`
`)}var xr="footfall-strategy-editor",Xi={"ll-strategy-dashboard-footfall":dn,"ll-strategy-view-footfall":pn,[xr]:ft};function vr(){for(let[e,t]of Object.entries(Xi))customElements.get(e)||customElements.define(e,t);let o=e=>O(G()?.localize,e);window.customStrategies??=[],window.customStrategies.push({type:"footfall",strategyType:"dashboard",name:"Footfall",get description(){return o("strategy.description")},documentationURL:an})}pr(dr);vr();window.hassConnection?.then(()=>{let o=G();return o&&be(o)});
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
