/** The heat map as a table: what a screen reader reads is the same thing that is seen. */

import { html, nothing, type TemplateResult } from "lit";
import { level, neighbour, type Grid, type Measure, type Place } from "./grid";
import { STEPS } from "./colour";

/** The least width of a column, in px, in which a number can be read; narrower ones are turned to lie as rows. */
const LEAST_COLUMN = 27;
const ROW_HEADER = 48;

export interface Words {
  weekday(day: number, length: "short" | "long"): string;
  hour(hour: number): string;
  /** The hour from its beginning to its end. */
  span(hour: number): string;
  value(value: number): string;
  noData: string;
  caption: string;
}

export interface View {
  grid: Grid;
  measure: Measure;
  weekdays: readonly number[];
  hours: readonly number[];
  hoursDown: boolean;
  rightToLeft: boolean;
  chosen: Place | null;
  choose(place: Place, focus: boolean): void;
  words: Words;
}

/** Whether hours are rows: so that they fit a phone, and all 24 of them a column of a dashboard. */
export const hoursDown = (width: number, hours: number): boolean =>
  width > 0 && (width - ROW_HEADER) / hours < LEAST_COLUMN;

export function table(view: View): TemplateResult {
  const { weekdays, hours, words } = view;
  const day = (weekday: number): TemplateResult =>
    html`<abbr title=${words.weekday(weekday, "long")}>${words.weekday(weekday, "short")}</abbr>`;
  const hour = (at: number): TemplateResult => html`<span class="hour">${words.hour(at)}</span>`;
  const columns = view.hoursDown ? weekdays.map(day) : hours.map(hour);
  const rows = view.hoursDown
    ? hours.map((at) => ({ head: hour(at), places: weekdays.map((weekday) => ({ weekday, hour: at })) }))
    : weekdays.map((weekday) => ({ head: day(weekday), places: hours.map((at) => ({ weekday, hour: at })) }));
  const most = view.grid.most(view.measure, hours);
  const entry = entryOf(view);
  return html`<table role="grid" class=${view.hoursDown ? "hours-down" : "days-down"}>
    <caption>
      ${words.caption}
    </caption>
    <thead>
      <tr>
        <td></td>
        ${columns.map((head) => html`<th scope="col">${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ head, places }) =>
          html`<tr>
            <th scope="row">${head}</th>
            ${places.map((place) => cell(view, place, most, entry))}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** The one cell in the order of the tabulator key: the chosen one where it is shown, else the first. */
function entryOf({ chosen, weekdays, hours }: View): Place {
  return chosen && hours.includes(chosen.hour) ? chosen : { weekday: weekdays[0] ?? 0, hour: hours[0] ?? 0 };
}

const isSame = (one: Place | null, other: Place): boolean => one?.weekday === other.weekday && one.hour === other.hour;

function cell(view: View, place: Place, most: number, entry: Place): TemplateResult {
  const { words } = view;
  const known = view.grid.at(place.weekday, place.hour);
  const value = known?.[view.measure] ?? null;
  const step = level(value, most, STEPS);
  return html`<td
    data-level=${step ?? "none"}
    ?data-closed=${known?.open === false}
    data-place="${place.weekday}-${place.hour}"
    tabindex=${isSame(entry, place) ? "0" : "-1"}
    aria-selected=${isSame(view.chosen, place) ? "true" : nothing}
    @click=${() => {
      view.choose(place, false);
    }}
    @keydown=${(event: KeyboardEvent) => {
      const to = neighbour(place, event.key, view.weekdays, view.hours, view);
      if (to === null) return;
      event.preventDefault();
      view.choose(to, true);
    }}
  >
    ${
      value === null
        ? html`<span aria-hidden="true">–</span><span class="hidden">${words.noData}</span>`
        : words.value(value)
    }
  </td>`;
}
