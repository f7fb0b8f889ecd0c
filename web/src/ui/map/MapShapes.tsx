import { type KeyboardEvent, useRef } from 'react';
import type { AreaMapProps } from './area-map-props.ts';
import { shadeOf } from './classes.ts';
import { type MapShape, type MapView, neighbourOf } from './map-view.ts';

type Props = AreaMapProps &
  Readonly<{ view: MapView; hatchId: string; helpId: string; sayValue: (code: string) => string }>;

/** The drawing itself. One area is in the tab order; arrows move to the neighbour, Enter or space selects. */
export function MapShapes(props: Props) {
  const { view, values, classes, selected, onSelect, hatchId } = props;
  const svg = useRef<SVGSVGElement>(null);
  const isThere = view.shapes.some((shape) => shape.code === selected);
  const entry = isThere ? selected : view.shapes[0]?.code;
  const onKey = (event: KeyboardEvent, code: string) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onSelect(code);
      return;
    }
    const next = neighbourOf(view.shapes, code, event.key);
    if (next === null) return;
    event.preventDefault();
    svg.current?.querySelector<SVGGElement>(`[data-code="${CSS.escape(next)}"]`)?.focus();
  };
  const named = (shape: MapShape) =>
    props.withoutValues
      ? shape.name
      : `${shape.name}: ${props.sayMore?.(shape.code) ?? props.sayValue(shape.code)}${
          props.uncertain?.codes.has(shape.code) ? ` (${props.uncertain.label})` : ''
        }`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing holds no fieldset
    <svg
      ref={svg}
      width={view.width}
      height={view.height}
      viewBox={`0 0 ${view.width} ${view.height}`}
      role="group"
      aria-label={props.title}
      aria-describedby={props.helpId}
    >
      <defs>
        <pattern
          id={hatchId}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="6" height="6" className="map-hatch-ground" />
          <path d="M0 0V6" className="map-hatch" />
        </pattern>
        <pattern
          id={`${hatchId}-over`}
          width="7"
          height="7"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(-45)"
        >
          <path d="M0 0V7" className="map-stripe" />
          <path d="M1.7 0V7" className="map-stripe-edge" />
        </pattern>
      </defs>
      {view.backdrop}
      {view.shapes.map((shape) => {
        const shade = shadeOf(classes, values.get(shape.code));
        return (
          // biome-ignore lint/a11y/useSemanticElements: an area of a drawing cannot be an HTML button
          <g
            key={shape.code}
            role="button"
            data-code={shape.code}
            className="map-area"
            data-shade={shade ?? 'missing'}
            tabIndex={shape.code === entry ? 0 : -1}
            aria-pressed={shape.code === selected}
            aria-label={named(shape)}
            onClick={() => onSelect(shape.code)}
            onKeyDown={(event) => onKey(event, shape.code)}
          >
            <g className="map-outline" {...(shade === null ? { fill: `url(#${hatchId})` } : {})}>
              {shape.outline}
            </g>
            {props.uncertain?.codes.has(shape.code) ? (
              <g className="map-striped" fill={`url(#${hatchId}-over)`}>
                {shape.outline}
              </g>
            ) : null}
          </g>
        );
      })}
      {view.shapes.map((shape) => (
        // After all areas, so that no neighbour is painted over a name; the area itself is named for those who listen.
        // biome-ignore lint/a11y/noAriaHiddenOnFocusable: lettering of a drawing takes no focus
        <g
          key={shape.code}
          className="map-letters"
          data-shade={shadeOf(classes, values.get(shape.code)) ?? 'missing'}
          aria-hidden="true"
        >
          {shape.letters}
        </g>
      ))}
    </svg>
  );
}
