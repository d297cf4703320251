var K=globalThis,B=K.ShadowRoot&&(K.ShadyCSS===void 0||K.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,oe=Symbol(),Re=new WeakMap,O=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==oe)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(B&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=Re.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&Re.set(t,e))}return e}toString(){return this.cssText}},He=r=>new O(typeof r=="string"?r:r+"",void 0,oe),b=(r,...e)=>{let t=r.length===1?r[0]:e.reduce((n,s,o)=>n+(i=>{if(i._$cssResult$===!0)return i.cssText;if(typeof i=="number")return i;throw Error("Value passed to 'css' function must be a 'css' function result: "+i+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(s)+r[o+1],r[0]);return new O(t,r,oe)},Pe=(r,e)=>{if(B)r.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let n=document.createElement("style"),s=K.litNonce;s!==void 0&&n.setAttribute("nonce",s),n.textContent=t.cssText,r.appendChild(n)}},ie=B?r=>r:r=>r instanceof CSSStyleSheet?(e=>{let t="";for(let n of e.cssRules)t+=n.cssText;return He(t)})(r):r;var{is:Mt,defineProperty:Ut,getOwnPropertyDescriptor:Ft,getOwnPropertyNames:zt,getOwnPropertySymbols:Nt,getPrototypeOf:It}=Object,q=globalThis,De=q.trustedTypes,Wt=De?De.emptyScript:"",Kt=q.reactiveElementPolyfillSupport,L=(r,e)=>r,ae={toAttribute(r,e){switch(e){case Boolean:r=r?Wt:null;break;case Object:case Array:r=r==null?r:JSON.stringify(r)}return r},fromAttribute(r,e){let t=r;switch(e){case Boolean:t=r!==null;break;case Number:t=r===null?null:Number(r);break;case Object:case Array:try{t=JSON.parse(r)}catch{t=null}}return t}},Le=(r,e)=>!Mt(r,e),Oe={attribute:!0,type:String,converter:ae,reflect:!1,useDefault:!1,hasChanged:Le};Symbol.metadata??=Symbol("metadata"),q.litPropertyMetadata??=new WeakMap;var v=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=Oe){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),s=this.getPropertyDescriptor(e,n,t);s!==void 0&&Ut(this.prototype,e,s)}}static getPropertyDescriptor(e,t,n){let{get:s,set:o}=Ft(this.prototype,e)??{get(){return this[t]},set(i){this[t]=i}};return{get:s,set(i){let a=s?.call(this);o?.call(this,i),this.requestUpdate(e,a,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??Oe}static _$Ei(){if(this.hasOwnProperty(L("elementProperties")))return;let e=It(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(L("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(L("properties"))){let t=this.properties,n=[...zt(t),...Nt(t)];for(let s of n)this.createProperty(s,t[s])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[n,s]of t)this.elementProperties.set(n,s)}this._$Eh=new Map;for(let[t,n]of this.elementProperties){let s=this._$Eu(t,n);s!==void 0&&this._$Eh.set(s,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let s of n)t.unshift(ie(s))}else e!==void 0&&t.push(ie(e));return t}static _$Eu(e,t){let n=t.attribute;return n===!1?void 0:typeof n=="string"?n:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Pe(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),s=this.constructor._$Eu(e,n);if(s!==void 0&&n.reflect===!0){let o=(n.converter?.toAttribute!==void 0?n.converter:ae).toAttribute(t,n.type);this._$Em=e,o==null?this.removeAttribute(s):this.setAttribute(s,o),this._$Em=null}}_$AK(e,t){let n=this.constructor,s=n._$Eh.get(e);if(s!==void 0&&this._$Em!==s){let o=n.getPropertyOptions(s),i=typeof o.converter=="function"?{fromAttribute:o.converter}:o.converter?.fromAttribute!==void 0?o.converter:ae;this._$Em=s;let a=i.fromAttribute(t,o.type);this[s]=a??this._$Ej?.get(s)??a,this._$Em=null}}requestUpdate(e,t,n,s=!1,o){if(e!==void 0){let i=this.constructor;if(s===!1&&(o=this[e]),n??=i.getPropertyOptions(e),!((n.hasChanged??Le)(o,t)||n.useDefault&&n.reflect&&o===this._$Ej?.get(e)&&!this.hasAttribute(i._$Eu(e,n))))return;this.C(e,t,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:s,wrapped:o},i){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,i??t??this[e]),o!==!0||i!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),s===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[s,o]of this._$Ep)this[s]=o;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[s,o]of n){let{wrapped:i}=o,a=this[s];i!==!0||this._$AL.has(s)||a===void 0||this.C(s,void 0,o,a)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(t)):this._$EM()}catch(n){throw e=!1,this._$EM(),n}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};v.elementStyles=[],v.shadowRootOptions={mode:"open"},v[L("elementProperties")]=new Map,v[L("finalized")]=new Map,Kt?.({ReactiveElement:v}),(q.reactiveElementVersions??=[]).push("2.1.2");var me=globalThis,Me=r=>r,V=me.trustedTypes,Ue=V?V.createPolicy("lit-html",{createHTML:r=>r}):void 0,Ke="$lit$",w=`lit$${Math.random().toFixed(9).slice(2)}$`,Be="?"+w,Bt=`<${Be}>`,S=document,U=()=>S.createComment(""),F=r=>r===null||typeof r!="object"&&typeof r!="function",fe=Array.isArray,qt=r=>fe(r)||typeof r?.[Symbol.iterator]=="function",le=`[ 	
\f\r]`,M=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Fe=/-->/g,ze=/>/g,$=RegExp(`>|${le}(?:([^\\s"'>=/]+)(${le}*=${le}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Ne=/'/g,Ie=/"/g,qe=/^(?:script|style|textarea|title)$/i,ge=r=>(e,...t)=>({_$litType$:r,strings:e,values:t}),p=ge(1),Kn=ge(2),Bn=ge(3),T=Symbol.for("lit-noChange"),h=Symbol.for("lit-nothing"),We=new WeakMap,k=S.createTreeWalker(S,129);function Ve(r,e){if(!fe(r)||!r.hasOwnProperty("raw"))throw Error("invalid template strings array");return Ue!==void 0?Ue.createHTML(e):e}var Vt=(r,e)=>{let t=r.length-1,n=[],s,o=e===2?"<svg>":e===3?"<math>":"",i=M;for(let a=0;a<t;a++){let l=r[a],d,c,u=-1,m=0;for(;m<l.length&&(i.lastIndex=m,c=i.exec(l),c!==null);)m=i.lastIndex,i===M?c[1]==="!--"?i=Fe:c[1]!==void 0?i=ze:c[2]!==void 0?(qe.test(c[2])&&(s=RegExp("</"+c[2],"g")),i=$):c[3]!==void 0&&(i=$):i===$?c[0]===">"?(i=s??M,u=-1):c[1]===void 0?u=-2:(u=i.lastIndex-c[2].length,d=c[1],i=c[3]===void 0?$:c[3]==='"'?Ie:Ne):i===Ie||i===Ne?i=$:i===Fe||i===ze?i=M:(i=$,s=void 0);let f=i===$&&r[a+1].startsWith("/>")?" ":"";o+=i===M?l+Bt:u>=0?(n.push(d),l.slice(0,u)+Ke+l.slice(u)+w+f):l+w+(u===-2?a:f)}return[Ve(r,o+(r[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),n]},z=class r{constructor({strings:e,_$litType$:t},n){let s;this.parts=[];let o=0,i=0,a=e.length-1,l=this.parts,[d,c]=Vt(e,t);if(this.el=r.createElement(d,n),k.currentNode=this.el.content,t===2||t===3){let u=this.el.content.firstChild;u.replaceWith(...u.childNodes)}for(;(s=k.nextNode())!==null&&l.length<a;){if(s.nodeType===1){if(s.hasAttributes())for(let u of s.getAttributeNames())if(u.endsWith(Ke)){let m=c[i++],f=s.getAttribute(u).split(w),W=/([.?@])?(.*)/.exec(m);l.push({type:1,index:o,name:W[2],strings:f,ctor:W[1]==="."?ce:W[1]==="?"?ue:W[1]==="@"?pe:H}),s.removeAttribute(u)}else u.startsWith(w)&&(l.push({type:6,index:o}),s.removeAttribute(u));if(qe.test(s.tagName)){let u=s.textContent.split(w),m=u.length-1;if(m>0){s.textContent=V?V.emptyScript:"";for(let f=0;f<m;f++)s.append(u[f],U()),k.nextNode(),l.push({type:2,index:++o});s.append(u[m],U())}}}else if(s.nodeType===8)if(s.data===Be)l.push({type:2,index:o});else{let u=-1;for(;(u=s.data.indexOf(w,u+1))!==-1;)l.push({type:7,index:o}),u+=w.length-1}o++}}static createElement(e,t){let n=S.createElement("template");return n.innerHTML=e,n}};function R(r,e,t=r,n){if(e===T)return e;let s=n!==void 0?t._$Co?.[n]:t._$Cl,o=F(e)?void 0:e._$litDirective$;return s?.constructor!==o&&(s?._$AO?.(!1),o===void 0?s=void 0:(s=new o(r),s._$AT(r,t,n)),n!==void 0?(t._$Co??=[])[n]=s:t._$Cl=s),s!==void 0&&(e=R(r,s._$AS(r,e.values),s,n)),e}var de=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,s=(e?.creationScope??S).importNode(t,!0);k.currentNode=s;let o=k.nextNode(),i=0,a=0,l=n[0];for(;l!==void 0;){if(i===l.index){let d;l.type===2?d=new N(o,o.nextSibling,this,e):l.type===1?d=new l.ctor(o,l.name,l.strings,this,e):l.type===6&&(d=new he(o,this,e)),this._$AV.push(d),l=n[++a]}i!==l?.index&&(o=k.nextNode(),i++)}return k.currentNode=S,s}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(e,n,t),t+=n.strings.length-2):n._$AI(e[t])),t++}},N=class r{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,s){this.type=2,this._$AH=h,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=s,this._$Cv=s?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=R(this,e,t),F(e)?e===h||e==null||e===""?(this._$AH!==h&&this._$AR(),this._$AH=h):e!==this._$AH&&e!==T&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):qt(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==h&&F(this._$AH)?this._$AA.nextSibling.data=e:this.T(S.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,s=typeof n=="number"?this._$AC(e):(n.el===void 0&&(n.el=z.createElement(Ve(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===s)this._$AH.p(t);else{let o=new de(s,this),i=o.u(this.options);o.p(t),this.T(i),this._$AH=o}}_$AC(e){let t=We.get(e.strings);return t===void 0&&We.set(e.strings,t=new z(e)),t}k(e){fe(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,n,s=0;for(let o of e)s===t.length?t.push(n=new r(this.O(U()),this.O(U()),this,this.options)):n=t[s],n._$AI(o),s++;s<t.length&&(this._$AR(n&&n._$AB.nextSibling,s),t.length=s)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let n=Me(e).nextSibling;Me(e).remove(),e=n}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},H=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,s,o){this.type=1,this._$AH=h,this._$AN=void 0,this.element=e,this.name=t,this._$AM=s,this.options=o,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=h}_$AI(e,t=this,n,s){let o=this.strings,i=!1;if(o===void 0)e=R(this,e,t,0),i=!F(e)||e!==this._$AH&&e!==T,i&&(this._$AH=e);else{let a=e,l,d;for(e=o[0],l=0;l<o.length-1;l++)d=R(this,a[n+l],t,l),d===T&&(d=this._$AH[l]),i||=!F(d)||d!==this._$AH[l],d===h?e=h:e!==h&&(e+=(d??"")+o[l+1]),this._$AH[l]=d}i&&!s&&this.j(e)}j(e){e===h?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},ce=class extends H{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===h?void 0:e}},ue=class extends H{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==h)}},pe=class extends H{constructor(e,t,n,s,o){super(e,t,n,s,o),this.type=5}_$AI(e,t=this){if((e=R(this,e,t,0)??h)===T)return;let n=this._$AH,s=e===h&&n!==h||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,o=e!==h&&(n===h||s);s&&this.element.removeEventListener(this.name,this,n),o&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},he=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){R(this,e)}};var jt=me.litHtmlPolyfillSupport;jt?.(z,N),(me.litHtmlVersions??=[]).push("3.3.3");var je=(r,e,t)=>{let n=t?.renderBefore??e,s=n._$litPart$;if(s===void 0){let o=t?.renderBefore??null;n._$litPart$=s=new N(e.insertBefore(U(),o),o,void 0,t??{})}return s._$AI(r),s};var ye=globalThis,_=class extends v{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=je(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return T}};_._$litElement$=!0,_.finalized=!0,ye.litElementHydrateSupport?.({LitElement:_});var Yt=ye.litElementPolyfillSupport;Yt?.({LitElement:_});(ye.litElementVersions??=[]).push("4.2.2");function Ye(r,e,t,n,s){return p`<div class="segmented" role="radiogroup" aria-label=${e}>
    ${t.map(o=>p`<label>
          <input
            type="radio"
            name=${r}
            .value=${o.value}
            .checked=${o.value===n}
            @change=${()=>{s(o.value)}}
          /><span>${o.label}</span>
        </label>`)}
  </div>`}function j(r,e,t,n){return p`<select class="dropdown" aria-label=${r} @change=${o=>{let i=e[o.target.selectedIndex];i&&n(i.value)}}>
    ${e.map(({value:o,label:i})=>p`<option ?selected=${o===t}>${i}</option>`)}
  </select>`}var Y=b`
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
`;var Ge=(r,e)=>({type:"call_service",domain:"footfall",service:r,service_data:e,return_response:!0});var Ze=[2e3,5e3,15e3,6e4],G=class{constructor(e,t){this.source=e;this.connection=t}source;connection;#e={status:"loading"};#t=new Set;#n;#r;#s=0;get state(){return this.#e}watch(e){return this.#t.add(e),this.#t.size===1&&(this.connection.addEventListener("ready",this.refresh),this.#o()),e(this.#e),()=>{this.#t.delete(e),this.#t.size===0&&(this.connection.removeEventListener("ready",this.refresh),this.#i())}}refresh=()=>{this.#t.size!==0&&(this.#s=0,this.#i(),this.#o())};#o(){let e=!0,t=this.source(n=>{e&&(this.#s=0,this.#a({status:"ready",value:n}))},n=>{if(!e)return;this.#a({status:"failed",value:this.#e.value,problem:Gt(n)});let s=Ze[Math.min(this.#s,Ze.length-1)];this.#s+=1,this.#r=setTimeout(()=>{this.#i(),this.#o()},s)});this.#n=()=>{e=!1,t()}}#i(){clearTimeout(this.#r),this.#n?.(),this.#n=void 0}#a(e){this.#e=e;for(let t of[...this.#t])t(e)}};function Gt(r){if(typeof r=="object"&&r!==null){let{code:e,message:t}=r;return{code:typeof e=="string"?e:typeof e=="number"?"connection":"unknown",message:typeof t=="string"?t:""}}return{code:"unknown",message:String(r)}}function Je(r,e,t){return(n,s)=>{let o=0,i=()=>{o=Date.now(),r.callWS(e).then(n,s)},a=()=>{document.visibilityState!=="hidden"&&Date.now()-o>=t*1e3&&i()},l=setInterval(a,t*1e3);return document.addEventListener("visibilitychange",a),i(),()=>{clearInterval(l),document.removeEventListener("visibilitychange",a)}}}var Zt=300,Xe=600,Qe=new WeakMap;function Jt(r,e,t){let n=Qe.get(r.connection)??new Map;Qe.set(r.connection,n);let s=JSON.stringify(e),o=n.get(s)??t();return n.set(s,o),o}function be(r,e,t){return Jt(r,e,()=>new G(Je(r,e,t),r.connection))}function et(r){return be(r,{type:"footfall/shops"},Zt)}function tt(r,e,t){return be(r,{type:"footfall/pattern",entry_id:e,weeks:t},Xe)}function nt(r,e,t){return be(r,Ge("report",{config_entry_id:e,period:t}),Xe)}var st="footfall";function Z(r,e,t,n){return Qt(r,e).find(s=>s.translation_key===n&&s.entity_id.startsWith(`${t}.`))?.entity_id}function Qt(r,e){return Xt(r).get(e)??[]}var rt=new WeakMap;function Xt(r){let e=rt.get(r.entities);if(e)return e;let t=new Map;for(let n of Object.values(r.entities))n.platform!==st||!n.device_id||t.set(n.device_id,[...t.get(n.device_id)??[],n]);return rt.set(r.entities,t),t}function J(r,e){return e===void 0?void 0:r.states[e]}var en=new Set(["unavailable","unknown",""]);function A(r){if(!r||en.has(r.state))return null;let e=Number(r.state);return Number.isFinite(e)?e:null}function ot(r,e){let t=r.entities[e];return t?.platform===st?t:void 0}var x=class{constructor(e,t){this.host=e;this.pick=t;e.addController(this)}host;pick;state={status:"loading"};#e;#t;#n=!1;refresh(){this.#e?.refresh()}hostConnected(){this.#e&&this.#r(this.#e)}hostUpdate(){let e=this.pick();e!==this.#e&&(this.hostDisconnected(),this.#e=e,this.state={status:"loading"},this.#n=!0,e&&this.#r(e),this.#n=!1)}hostDisconnected(){this.#t?.(),this.#t=void 0}#r(e){this.#t=e.watch(t=>{this.state=t,this.#n||this.host.requestUpdate()})}};var ve=[0,2,5,10,20,45],tn=["below_2_min","from_2_min","from_5_min","from_10_min","from_20_min","from_45_min"],it=r=>ve.map((e,t)=>({from:e,to:ve[t+1]??null,share:r[t]??0}));function at(r){let e=tn.map(t=>r[t]);return e.every(t=>typeof t=="number")?it(e):null}function lt(r){let e=ve.map(n=>r.find(s=>s.from_seconds===n*60)?.people??0),t=nn(e);return t===null?null:it(t)}function nn(r){let e=r.reduce((a,l)=>a+l,0);if(e<=0)return null;let t=r.map(a=>100*a/e),n=t.map(Math.floor),s=100-n.reduce((a,l)=>a+l,0),o=t.map((a,l)=>({index:l,rest:a-Math.floor(a)})).sort((a,l)=>l.rest-a.rest),i=new Set(o.slice(0,s).map(({index:a})=>a));return n.map((a,l)=>i.has(l)?a+1:a)}function dt(r,e,t){return r.to!==null&&r.to<=e?"bounce":r.from>=t?"engaged":null}var rn={s:1/60,min:1,h:60,d:1440};function xe(r,e){let t=typeof e=="string"?rn[e]:void 0;return r===null||t===void 0?null:r*t}var ct=b`
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
`;var sn={comma_decimal:["en-US","en"],decimal_comma:["de","es","it"],space_comma:["fr","sv","cs"],quote_decimal:["de-CH"]};function we(r){if(r.number_format!=="system")return sn[r.number_format]??r.language}var Q=class{#e;#t;constructor(e){this.#e=e.locale,this.#t=e.locale.time_zone==="server"?e.config.time_zone:void 0}number=(e,t=0)=>{if(e===null)return"\u2013";let n=this.#e.number_format!=="none";return new Intl.NumberFormat(we(this.#e),{maximumFractionDigits:t,useGrouping:n}).format(e)};percent=e=>e===null?"\u2013":new Intl.NumberFormat(we(this.#e),{style:"percent",maximumFractionDigits:0}).format(e);minutes=e=>{if(e===null)return"\u2013";let t=Math.floor(Math.round(e)/60),n=Math.round(e)-t*60,s=(o,i,a=0)=>new Intl.NumberFormat(we(this.#e),{style:"unit",unit:i,unitDisplay:"short",maximumFractionDigits:a}).format(o);return t===0?s(e<10?e:n,"minute",e<10?1:0):n===0?s(t,"hour"):`${s(t,"hour")} ${s(n,"minute")}`};time=e=>this.#o(e,this.#r);hour=e=>this.#n?this.#o(e,{hour:"numeric",hour12:!0}):new Intl.DateTimeFormat("en-GB",{hour:"2-digit",hourCycle:"h23",timeZone:this.#t}).format(new Date(e));clockHour=e=>this.#n?this.#s(e,{hour:"numeric",hour12:!0}):String(e).padStart(2,"0");clockSpan=e=>{let t=n=>this.#s(n,this.#r);return`${t(e)}\u2013${t((e+1)%24)}`};moment=(e,t=new Date)=>{let n=s=>this.#o(s,{dateStyle:"short"});return n(new Date(e))===n(t)?this.time(e):this.#o(e,{weekday:"long",...this.#r})};weekday=(e,t="long")=>this.#i(e,{weekday:t});dayMonth=e=>this.#i(e,{day:"numeric",month:"short"});date=e=>this.#i(e,{weekday:"long",day:"numeric",month:"long",year:"numeric"});span=(e,t)=>new Intl.DateTimeFormat(this.#e.language,{day:"numeric",month:"long",year:"numeric",timeZone:"UTC"}).formatRange(_e(e),_e(t));relative=(e,t=new Date)=>{let n=(new Date(e).getTime()-t.getTime())/1e3,s=new Intl.RelativeTimeFormat(this.#e.language,{numeric:"auto"}),o=[["day",86400],["hour",3600],["minute",60]];for(let[i,a]of o)if(Math.abs(n)>=a)return s.format(Math.trunc(n/a),i);return s.format(0,"second")};get#n(){let{time_format:e,language:t}=this.#e;return e==="12"?!0:e==="24"?!1:new Intl.DateTimeFormat(e==="system"?void 0:t,{hour:"numeric"}).resolvedOptions().hour12??!1}get#r(){return{...this.#n?{hour:"numeric",hour12:!0}:{hour:"2-digit",hourCycle:"h23"},minute:"2-digit"}}#s(e,t){let n=new Date(Date.UTC(2024,0,1,e));return new Intl.DateTimeFormat(this.#e.language,{...t,timeZone:"UTC"}).format(n)}#o(e,t){return new Intl.DateTimeFormat(this.#e.language,{...t,timeZone:this.#t}).format(new Date(e))}#i(e,t){return new Intl.DateTimeFormat(this.#e.language,{...t,timeZone:"UTC"}).format(_e(e))}};function _e(r){return new Date(`${r}T12:00:00Z`)}var ut=b`
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
`;var ke="config_panel",$e=new Map;function pt(r,e){let t=$e.get(r.language);if(t===!0)return!0;let n=t??r.loadBackendTranslation(ke,"footfall").then(()=>!0,()=>!0);return $e.set(r.language,n),n.then(()=>{$e.set(r.language,!0),e()}),!1}async function ht(r){return await r.loadBackendTranslation(ke,"footfall").catch(()=>{}),new I(r)}var I=class{#e;#t;constructor(e){this.#e=e,this.#t=new Intl.PluralRules(e.language)}say=(e,t)=>E(this.#e.localize,e,t);count=(e,t,n={})=>{let s=this.#t.select(t)==="one"?"one":"other";return this.say(`${e}_${s}`,{count:t,...n})}};function E(r,e,t){return r(`component.footfall.${ke}.${e}`,t)||on(e)}function on(r){let e=r.slice(r.indexOf(".")+1).replaceAll("_"," ");return e.charAt(0).toUpperCase()+e.slice(1)}var an=["localize","locale","language","themes","entities","connection","user"],g=class extends _{static properties={hass:{attribute:!1},config:{state:!0}};static styles=ut;#e=new x(this,()=>this.hass&&et(this.hass));#t=new x(this,()=>{let e=this.shop;return this.hass&&e?this.feed?.(this.hass,e):void 0});static getStubConfig(){return{}}setConfig(e){for(let t of["shop","title"])if(e[t]!==void 0&&typeof e[t]!="string")throw new Error(`${t}: has to be a text`);this.config=e}getCardSize(){return 4}getGridOptions(){return{columns:12,rows:"auto",min_columns:6}}get shop(){let e=this.#e.state.value,t=this.config?.shop;return t===void 0?e?.[0]:e?.find(n=>n.entry_id===t)}refresh(){this.#t.refresh()}shouldUpdate(e){let t=e.get("hass"),n=this.hass;if(e.size!==1||!t||!n||an.some(i=>t[i]!==n[i]))return!0;let s=this.shop;return(s&&this.watched?.(n,s))?.some(i=>i!==void 0&&t.states[i]!==n.states[i])??!1}render(){if(!this.hass||!this.config)return h;let e=pt(this.hass,()=>{this.requestUpdate()});return p`<ha-card .header=${this.config.title}>${e?this.#n(this.hass):C()}</ha-card>`}#n(e){let t=new I(e),n=this.#e.state;if(n.value===void 0)return n.problem?P(t,n.problem):C(t);let s=this.shop;if(!s)return y(t,n.value.length?"common.shop_gone":"common.no_shop","mdi:store-off-outline");let o=new Q(e);if(!this.feed?.(e,s))return this.content({hass:e,shop:s,data:void 0,texts:t,format:o});let{value:i,problem:a}=this.#t.state;return i===void 0?a?P(t,a):C(t):p`${this.content({hass:e,shop:s,data:i,texts:t,format:o})}
    ${a?p`<p class="stale">${t.say("common.stale")}</p>`:h}`}};function y(r,e,t){return p`<div class="note" role="status">
    <ha-icon .icon=${t}></ha-icon>
    <p>${r.say(e)}</p>
  </div>`}function P(r,{code:e,message:t}){return e==="unauthorized"?y(r,"common.unauthorized","mdi:lock-outline"):e==="not_found"?y(r,"common.not_running","mdi:store-off-outline"):p`<div class="note" role="alert">
    <ha-icon icon="mdi:alert-circle-outline"></ha-icon>
    <p>${r.say("common.failed")}<br /><small>${t||e}</small></p>
  </div>`}function C(r){return p`<div class="loading" role="status" aria-label=${r?.say("common.loading")??h}>
    <span></span><span></span><span></span>
  </div>`}function X(r){return{select:{mode:"dropdown",options:Object.keys(r).map(t=>({value:t,get label(){let n=document.querySelector("home-assistant");return E(n?.hass?.localize??(()=>""),r[t])}}))}}}var ln={name:"shop",selector:{config_entry:{integration:"footfall"}}},dn={name:"title",selector:{text:{}}},cn={shop:"common.shop",title:"common.title"},un={shop:"common.shop_helper",title:"common.title_helper"};function D(r=[],e={}){return{schema:[ln,dn,...r],computeLabel:(t,n)=>{let s=e[t.name]??cn[t.name];return s?E(n,s):t.name},computeHelper:(t,n)=>{let s=un[t.name];return s&&E(n,s)}}}var Te={today:"dwell.today",yesterday:"dwell.yesterday",this_week:"dwell.this_week",last_week:"dwell.last_week",this_month:"dwell.this_month",last_month:"dwell.last_month"},Se=Object.keys(Te),pn=["dwell","bounce_rate","engaged_visits","traceable_share"],Ae={bounce:{name:"dwell.bounce",means:"dwell.bounce_means"},engaged:{name:"dwell.engaged",means:"dwell.engaged_means"},traceable:{name:"dwell.traceable",means:"dwell.traceable_means"}},ee=class extends g{static properties={...g.properties,period:{state:!0},term:{state:!0}};static styles=[g.styles,Y,ct];#e=new x(this,()=>this.hass&&this.shop&&this.period!=="today"?nt(this.hass,this.shop.entry_id,this.period):void 0);constructor(){super(),this.period="today",this.term=null}static getConfigForm(){let e={name:"period",selector:X(Te)};return D([e],{period:"dwell.period"})}setConfig(e){super.setConfig(e);let{period:t="today"}=e;if(!Se.includes(t))throw new Error(`period: has to be one of ${Se.join(", ")}`);this.period=t}watched(e,t){return pn.map(n=>Z(e,t.device_id,"sensor",n))}content(e){let{texts:t}=e,n=Se.map(s=>({value:s,label:t.say(Te[s])}));return p`<div class="content">
      <div class="controls">
        ${j(t.say("dwell.period"),n,this.period,s=>{this.period=s})}
      </div>
      ${this.period==="today"?this.#t(e):this.#n(e)}
    </div>`}#t(e){let{hass:t,shop:n,texts:s,format:o}=e,[i,a,l,d]=this.watched(t,n).map(f=>J(t,f));if(!i||i.state==="unavailable")return y(s,"dwell.unavailable","mdi:ear-hearing-off");let c=at(i.attributes);if(!c)return y(s,"dwell.none_today","mdi:timer-sand-empty");let u=f=>o.percent(f===null?null:f/100),m=A(l);return this.#r(e,{bands:c,median:xe(A(i),i.attributes.unit_of_measurement),terms:{bounce:u(A(a)),engaged:m===null?"\u2013":s.count("dwell.visits",m,{count:o.number(m)}),traceable:u(A(d))}})}#n(e){let{texts:t,format:n}=e,{value:s,problem:o}=this.#e.state;if(s===void 0)return o?P(t,o):C(t);let{dwell_bands:i,dwell_median:a,bounce_rate:l,engaged_rate:d,traceable_share:c}=s.response,u=lt(i);return u?this.#r(e,{bands:u,median:xe(a,"s"),terms:{bounce:n.percent(l),engaged:n.percent(d),traceable:n.percent(c)}}):y(t,"dwell.none","mdi:timer-sand-empty")}#r(e,{bands:t,median:n,terms:s}){let{shop:o,texts:i,format:a}=e,l=Math.max(...t.map(d=>d.share),1);return p`<div class="median">
        <span class="big">${a.minutes(n)}</span>
        <span class="quiet">${i.say("dwell.median")}</span>
      </div>
      <ul class="bars" aria-label=${i.say("dwell.bars")}>
        ${t.map(d=>{let c=dt(d,o.bounce_minutes,o.engaged_minutes);return p`<li data-kind=${c??"between"}>
            <span class="range">${hn(e,d)}</span>
            <span class="track"><i style="inline-size: ${100*d.share/l}%"></i></span>
            <span class="share">${a.percent(d.share/100)}</span>
          </li>`})}
      </ul>
      <div class="terms">
        ${Object.keys(Ae).map(d=>this.#s(e,d,s[d]))}
      </div>
      ${this.term?p`<p id="meaning" class="meaning">${mn(e,this.term)}</p>`:h}`}#s({texts:e},t,n){let s=this.term===t;return p`<button
      data-kind=${t}
      aria-expanded=${s}
      aria-controls=${s?"meaning":h}
      @click=${()=>{this.term=s?null:t}}
    >
      <span class="term"><i></i>${e.say(Ae[t].name)}<ha-icon icon="mdi:information-outline"></ha-icon></span>
      <span class="value">${n}</span>
    </button>`}};function hn({texts:r,format:e},{from:t,to:n}){let s={low:e.number(t),high:e.number(n)};return n===null?r.say("dwell.above",s):r.say(t===0?"dwell.below":"dwell.between",s)}function mn({shop:r,texts:e,format:t},n){let s={bounce:r.bounce_minutes,engaged:r.engaged_minutes,traceable:null};return e.say(Ae[n].means,{minutes:t.number(s[n])})}var te=class{constructor(e,t){this.host=e;this.find=t;e.addController(this)}host;find;width=0;height=0;#e;#t;hostConnected(){this.#e=new ResizeObserver(([e])=>{let{width:t=0,height:n=0}=e?.contentRect??{};t===this.width&&n===this.height||(this.width=t,this.height=n,this.host.requestUpdate())}),this.hostUpdated()}hostUpdated(){let e=this.find()??void 0;e!==this.#t&&(this.#t&&this.#e?.unobserve(this.#t),this.#t=e,e&&this.#e?.observe(e))}hostDisconnected(){this.#e?.disconnect(),this.#e=void 0,this.#t=void 0}};var gt=r=>Array.from({length:7},(e,t)=>(r+t)%7),mt=(r,e)=>r*24+e,ne=class{constructor(e,t){this.cells=e;this.weeks=t;this.byPlace=new Map(e.map(n=>[mt(n.weekday,n.hour),n]))}cells;weeks;byPlace;at(e,t){return this.byPlace.get(mt(e,t))}usualHours(){let e=new Set(this.cells.filter(ft).map(t=>t.hour));return fn([...e].sort((t,n)=>t-n))}most(e,t){return Math.max(0,...this.known(e,t).map(n=>n[e]??0))}extremes(e){let t=Math.min(2,this.weeks),n=this.cells.filter(a=>ft(a)&&a[e]!==null&&a.weeks>=t),[s,...o]=n.sort((a,l)=>(a[e]??0)-(l[e]??0)),i=o.at(-1);return s&&i?{quietest:s,busiest:i}:null}get isEmpty(){return this.cells.every(e=>e.entries===null&&e.occupancy===null)}known(e,t){return this.cells.filter(n=>n[e]!==null&&t.includes(n.hour))}};function ft(r){return r.open??(r.entries!==null&&r.entries>0)}function fn(r){let e=[];for(let t of r){let n=e[e.length-1];if(n!==void 0&&t-n-1<=3)for(let s=n+1;s<t;s++)e.push(s);e.push(t)}return e}function yt(r,e,t){return r===null?null:r<=0||e<=0?0:Math.min(t,Math.max(1,Math.ceil(r/e*t)))}function bt(r,e,t,n,s){let[o,i]=gn(e,s.rightToLeft);if(o===0&&i===0)return null;let[a,l]=s.hoursDown?[i,o]:[o,i],d=Math.min(n.length-1,Math.max(0,n.indexOf(r.hour)+a)),c=Math.min(6,Math.max(0,t.indexOf(r.weekday)+l));return{weekday:t[c]??r.weekday,hour:n[d]??r.hour}}function gn(r,e){let t=e?-1:1;switch(r){case"ArrowRight":return[t,0];case"ArrowLeft":return[-t,0];case"ArrowDown":return[0,1];case"ArrowUp":return[0,-1];default:return[0,0]}}var vt=b`
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
`;var $t=[.18,.36,.56,.78,1],kt=$t.length,yn=4.5,xt=[0,0,0],bn=[255,255,255];function St(r){let e=r.trim().toLowerCase(),t=/^#([0-9a-f]{3}|[0-9a-f]{6})$/.exec(e)?.[1];if(t!==void 0)return vn(t);let[n,s,o]=(e.match(/-?[\d.]+(?:e-?\d+)?/g)??[]).map(Number);return n===void 0||s===void 0||o===void 0?null:/^rgba?\(/.test(e)&&!e.includes("%")?[n,s,o]:e.startsWith("color(srgb ")?[n*255,s*255,o*255]:null}function vn(r){let e=Number.parseInt(r.length===3?r.replace(/./g,"$&$&"):r,16);return[e>>16,e>>8&255,e&255]}function xn(r,e,t){let n=(s,o)=>s+(o-s)*t;return[n(r[0],e[0]),n(r[1],e[1]),n(r[2],e[2])]}function wt([r,e,t]){let n=s=>{let o=s/255;return o<=.04045?o/12.92:((o+.055)/1.055)**2.4};return .2126*n(r)+.7152*n(e)+.0722*n(t)}function wn(r,e){let t=[wt(r),wt(e)];return(Math.max(...t)+.05)/(Math.min(...t)+.05)}function Tt(r,e,t){return $t.map(n=>{let s=xn(r,e,n),o=[t,r,bn,xt].find(i=>wn(i,s)>=yn);return{fill:_t(s),ink:_t(o??xt)}})}function _t(r){return`rgb(${r.map(Math.round).join(" ")})`}var _n=27,$n=48,Et=(r,e)=>r>0&&(r-$n)/e<_n;function Ct(r){let{weekdays:e,hours:t,words:n}=r,s=c=>p`<abbr title=${n.weekday(c,"long")}>${n.weekday(c,"short")}</abbr>`,o=c=>p`<span class="hour">${n.hour(c)}</span>`,i=r.hoursDown?e.map(s):t.map(o),a=r.hoursDown?t.map(c=>({head:o(c),places:e.map(u=>({weekday:u,hour:c}))})):e.map(c=>({head:s(c),places:t.map(u=>({weekday:c,hour:u}))})),l=r.grid.most(r.measure,t),d=kn(r);return p`<table role="grid" class=${r.hoursDown?"hours-down":"days-down"}>
    <caption>
      ${n.caption}
    </caption>
    <thead>
      <tr>
        <td></td>
        ${i.map(c=>p`<th scope="col">${c}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${a.map(({head:c,places:u})=>p`<tr>
            <th scope="row">${c}</th>
            ${u.map(m=>Sn(r,m,l,d))}
          </tr>`)}
    </tbody>
  </table>`}function kn({chosen:r,weekdays:e,hours:t}){return r&&t.includes(r.hour)?r:{weekday:e[0]??0,hour:t[0]??0}}var At=(r,e)=>r?.weekday===e.weekday&&r.hour===e.hour;function Sn(r,e,t,n){let{words:s}=r,o=r.grid.at(e.weekday,e.hour),i=o?.[r.measure]??null,a=yt(i,t,kt);return p`<td
    data-level=${a??"none"}
    ?data-closed=${o?.open===!1}
    data-place="${e.weekday}-${e.hour}"
    tabindex=${At(n,e)?"0":"-1"}
    aria-selected=${At(r.chosen,e)?"true":h}
    @click=${()=>{r.choose(e,!1)}}
    @keydown=${l=>{let d=bt(e,l.key,r.weekdays,r.hours,r);d!==null&&(l.preventDefault(),r.choose(d,!0))}}
  >
    ${i===null?p`<span aria-hidden="true">–</span><span class="hidden">${s.noData}</span>`:s.value(i)}
  </td>`}var Tn={ground:[255,255,255],full:[66,105,208],text:[20,20,20]},An={ground:"var(--ha-card-background, var(--card-background-color))",full:"var(--footfall-series)",text:"var(--primary-text-color)"};function Rt(r,e){let t=n=>(e.style.color=An[n],St(getComputedStyle(e).color)??Tn[n]);Tt(t("ground"),t("full"),t("text")).forEach(({fill:n,ink:s},o)=>{r.style.setProperty(`--fill-${o+1}`,n),r.style.setProperty(`--ink-${o+1}`,s)})}var En=["monday","tuesday","wednesday","thursday","friday","saturday","sunday"];var Cn={US:6,CA:6,JP:6,CN:6,BR:6};function Ht(r){let e=En.indexOf(r.first_weekday);if(e>=0)return e;let t=new Intl.Locale(r.language).maximize(),n=t.getWeekInfo?.()??t.weekInfo;return n?n.firstDay-1:Cn[t.region??""]??(t.language==="ar"?5:0)}var Ce={entries:"heatmap.entries",occupancy:"heatmap.occupancy"},Rn={entries:"heatmap.caption_entries",occupancy:"heatmap.caption_occupancy"},Hn={entries:"heatmap.detail_entries",occupancy:"heatmap.detail_occupancy"},Ee=Object.keys(Ce),Pn=[4,8,12,26,52],Dn=8,On=1,re=class extends g{static properties={...g.properties,measure:{state:!0},weeks:{state:!0},allHours:{state:!0},chosen:{state:!0}};static styles=[g.styles,Y,vt];#e=new te(this,()=>this.renderRoot.querySelector(".plan"));#t=new x(this,()=>this.hass&&this.shop?tt(this.hass,this.shop.entry_id,this.weeks):void 0);#n;constructor(){super(),this.chosen=null}static getConfigForm(){return D([{name:"measure",selector:X(Ce)},{name:"weeks",selector:{number:{min:1,max:52,mode:"box"}}},{name:"all_hours",selector:{boolean:{}}}],{measure:"heatmap.measure",weeks:"heatmap.weeks",all_hours:"heatmap.all_hours"})}setConfig(e){super.setConfig(e);let{measure:t="entries",weeks:n=Dn,all_hours:s=!1}=e;if(!Ee.includes(t))throw new Error(`measure: has to be one of ${Ee.join(", ")}`);if(!Number.isInteger(n)||n<1||n>52)throw new Error("weeks: has to be a whole number, 1 to 52");this.measure=t,this.weeks=n,this.allHours=s}updated(e){super.updated(e);let t=this.renderRoot.querySelector(".probe");!t||this.#n===this.hass?.themes||(this.#n=this.hass?.themes,Rt(this,t))}content(e){let{texts:t}=e,n=[...new Set([...Pn,this.weeks])].sort((s,o)=>s-o);return p`<div class="content">
      <div class="controls">
        ${Ye("measure",t.say("heatmap.measure"),Ee.map(s=>({value:s,label:t.say(Ce[s])})),this.measure,s=>{this.measure=s})}
        ${j(t.say("heatmap.weeks"),n.map(s=>({value:s,label:t.count("heatmap.weeks_option",s)})),this.weeks,s=>{this.weeks=s})}
      </div>
      <div class="plan">${this.#r(e)}</div>
      <span class="probe"></span>
    </div>`}#r(e){let{value:t,problem:n}=this.#t.state;if(t===void 0)return n?P(e.texts,n):C(e.texts);let s=new ne(t.cells,t.weeks);return s.isEmpty?y(e.texts,"heatmap.empty","mdi:calendar-blank-outline"):this.#s(e,t,s)}#s(e,{weeks:t},n){let{hass:s,texts:o}=e,i=n.usualHours(),a=this.allHours||i.length===0,l=a?Array.from({length:24},(c,u)=>u):i,d=this.#i(e,n.most(this.measure,l),t);return p`${Ct({grid:n,measure:this.measure,weekdays:gt(Ht(s.locale)),hours:l,hoursDown:Et(this.#e.width,l.length),rightToLeft:getComputedStyle(this).direction==="rtl",chosen:this.chosen,choose:(c,u)=>{this.#a(c,u)},words:d})}
    ${Ln(e,d.value(n.most(this.measure,l)))} ${this.#o(e,n,d)}
    ${i.length===0||i.length===24?h:p`<button
            aria-expanded=${a}
            @click=${()=>{this.allHours=!this.allHours,this.chosen=null}}
          >
            ${o.say(a?"heatmap.usual_hours":"heatmap.all_hours")}
          </button>`}`}#o({texts:e},t,n){let s=({weekday:l,hour:d})=>e.say("heatmap.at",{weekday:n.weekday(l,"long"),time:n.span(d)}),o=l=>n.value(l[this.measure]??0),i=t.extremes(this.measure),a=this.chosen&&t.at(this.chosen.weekday,this.chosen.hour);return p`${i?p`<p class="extremes">
            ${e.say("heatmap.extremes",{quiet_at:s(i.quietest),quiet:o(i.quietest),busy_at:s(i.busiest),busy:o(i.busiest)})}
          </p>`:h}
    ${this.chosen?p`<p class="quiet detail">
            ${a&&a[this.measure]!==null?e.say(Hn[this.measure],{at:s(a),value:o(a),weeks:a.weeks}):e.say("heatmap.detail_unknown",{at:s(this.chosen)})}
          </p>`:h}`}#i({texts:e,format:t},n,s){let o=n<10?1:0;return{weekday:(i,a)=>t.weekday(`2024-01-0${On+i}`,a),hour:i=>t.clockHour(i),span:i=>t.clockSpan(i),value:i=>t.number(i,o),noData:e.say("heatmap.no_data"),caption:e.count(Rn[this.measure],s)}}async#a(e,t){this.chosen=e,t&&(await this.updateComplete,this.renderRoot.querySelector(`[data-place="${e.weekday}-${e.hour}"]`)?.focus())}};function Ln({texts:r},e){return p`<div class="legend">
    <span><i data-level="none"></i>${r.say("heatmap.no_data")}</span>
    <span role="img" aria-label=${r.say("heatmap.scale",{most:e})}>
      0 ${[0,1,2,3,4,5].map(t=>p`<i data-level=${t}></i>`)} ${e}
    </span>
  </div>`}var Mn=["occupancy","occupancy_low","occupancy_high","busyness"],se=class extends g{static getConfigForm(){return D()}watched(e,t){return Mn.map(n=>Z(e,t.device_id,"sensor",n))}content({hass:e,shop:t,texts:n,format:s}){let[o=null,i=null,a=null]=this.watched(e,t).map(l=>A(J(e,l)));return o===null?y(n,"people.unavailable","mdi:ear-hearing-off"):p`<div class="content">
      <p class="big">${n.count("people.people",o,{count:s.number(o)})}</p>
      <p>${n.say("people.between",{low:s.number(i),high:s.number(a)})}</p>
    </div>`}};var Dt=[{tag:"footfall-people-card",element:se,texts:"people",beside:["occupied","occupancy"]},{tag:"footfall-heatmap-card",element:re,texts:"heatmap",beside:["busyness","entries_hour"]},{tag:"footfall-dwell-card",element:ee,texts:"dwell",beside:["dwell","bounce_rate","engaged_visits"]}];var Un="https://github.com/footfall-ha/footfall/blob/main/docs/dashboard.md";function Ot(r,e){window.customCards??=[];for(let t of r)customElements.get(t.tag)||customElements.define(t.tag,t.element),window.customCards.push(Fn(t,e))}function Fn(r,e){let t=n=>E(e()?.localize??(()=>""),n);return{type:r.tag,get name(){return t(`${r.texts}.name`)},get description(){return t(`${r.texts}.description`)},preview:!0,documentationURL:Un,getEntitySuggestion:(n,s)=>{let o=ot(n,s);if(!o?.translation_key||!r.beside.includes(o.translation_key))return null;let i=o.device_id?n.devices[o.device_id]?.primary_config_entry:void 0;return{config:{type:`custom:${r.tag}`,...i?{shop:i}:{}}}}}}var Lt=()=>document.querySelector("home-assistant")?.hass;Ot(Dt,Lt);window.hassConnection?.then(()=>{let r=Lt();return r&&ht(r)});
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
