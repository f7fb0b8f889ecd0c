import type { Figure, GaugeMeasure, Home, SeriesBreak } from '@pilar/contracts';
import { periodPosition } from '../platform/format/period.ts';

/** A break as a yearbook tells it: a number at the figure, the reason once at the foot. */
export type Note = Readonly<{ number: number; reason: SeriesBreak }>;

const YEARS_SHOWN = 10;

export type ShownTrend = Readonly<{
  segments: readonly (readonly Figure[])[];
  survey: readonly Figure[];
  breaks: readonly SeriesBreak[];
}>;

/** The last ten years of a measure. Only breaks that lie between shown figures are shown with them. */
export function shownTrend(measure: GaugeMeasure): ShownTrend {
  const all = [...measure.trend.flat(), ...measure.surveyTrend].map((figure) =>
    periodPosition(figure.period),
  );
  const from = Math.max(...all) - YEARS_SHOWN;
  const isShown = (figure: Figure) => periodPosition(figure.period) >= from;
  const segments = measure.trend.map((one) => one.filter(isShown)).filter((one) => one.length > 0);
  const survey = measure.surveyTrend.filter(isShown);
  const places = [...segments.flat(), ...survey].map((figure) => periodPosition(figure.period));
  const breaks = measure.breaks.filter(
    (one) =>
      places.some((place) => place <= periodPosition(one.after)) &&
      places.some((place) => place >= periodPosition(one.before)),
  );
  return { segments, survey, breaks };
}

const keyOf = (one: SeriesBreak) => `${one.after} ${one.before} ${one.reason.id}`;

/** Every shown break once, numbered in the order of the page. One reason that holds for several measures is one note. */
export function numberNotes(home: Home): readonly Note[] {
  const breaks = home.gauges.flatMap((gauge) =>
    gauge.measures.flatMap((measure) => shownTrend(measure).breaks),
  );
  const once = [...new Map(breaks.map((one) => [keyOf(one), one])).values()];
  return once.map((reason, index) => ({ number: index + 1, reason }));
}

export function noteOf(notes: readonly Note[], one: SeriesBreak): Note | undefined {
  return notes.find((note) => keyOf(note.reason) === keyOf(one));
}

/** The break that keeps the newest figure of a series from the one before, with the period it is kept from. */
export function breakBeforeNewest(
  figures: readonly Figure[],
  breaks: readonly SeriesBreak[],
): Readonly<{ previous: string; reason: SeriesBreak }> | null {
  const [previous, newest] = figures.slice(-2);
  if (!previous || !newest) return null;
  const reason = breaks.find(
    (one) =>
      periodPosition(one.after) < periodPosition(newest.period) &&
      periodPosition(one.before) > periodPosition(previous.period),
  );
  return reason === undefined ? null : { previous: previous.period, reason };
}
