/** Every card: its tag, its class, its place in the texts, and the entities beside which it is suggested. */

import { CalibrateCard } from "./calibrate-card";
import { DwellCard } from "./dwell-card";
import { FloorplanCard } from "./floorplan-card";
import { FunnelCard } from "./funnel-card";
import { HeatmapCard } from "./heatmap-card";
import { LeaveMeOutCard } from "./leave-me-out-card";
import { NodesCard } from "./nodes-card";
import { PapersCard } from "./papers-card";
import { PeopleCard } from "./people-card";
import { PrivacyCard } from "./privacy-card";
import type { CardEntry } from "./register";
import { ReportsCard } from "./reports-card";
import { TodayCard } from "./today-card";
import { WeekCard } from "./week-card";

export const CARDS: readonly CardEntry[] = [
  { tag: "footfall-people-card", element: PeopleCard, texts: "people", beside: ["occupied", "occupancy"] },
  { tag: "footfall-today-card", element: TodayCard, texts: "today", beside: ["occupancy", "entries"] },
  { tag: "footfall-funnel-card", element: FunnelCard, texts: "funnel", beside: ["passers_by", "capture_rate"] },
  { tag: "footfall-week-card", element: WeekCard, texts: "week", beside: ["entries"] },
  { tag: "footfall-heatmap-card", element: HeatmapCard, texts: "heatmap", beside: ["busyness", "entries_hour"] },
  {
    tag: "footfall-dwell-card",
    element: DwellCard,
    texts: "dwell",
    beside: ["dwell", "bounce_rate", "engaged_visits"],
  },
  {
    tag: "footfall-floorplan-card",
    element: FloorplanCard,
    texts: "floor_plan",
    beside: ["people", "queue", "zone_occupied"],
  },
  { tag: "footfall-calibrate-card", element: CalibrateCard, texts: "calibrate", beside: ["occupancy"] },
  {
    tag: "footfall-privacy-card",
    element: PrivacyCard,
    texts: "privacy",
    beside: ["wifi_devices", "bluetooth_devices"],
  },
  { tag: "footfall-papers-card", element: PapersCard, texts: "papers", beside: [] },
  { tag: "footfall-leave-me-out-card", element: LeaveMeOutCard, texts: "leave_me_out", beside: [] },
  { tag: "footfall-reports-card", element: ReportsCard, texts: "reports", beside: [] },
  { tag: "footfall-nodes-card", element: NodesCard, texts: "nodes", beside: ["status", "connected"] },
];
