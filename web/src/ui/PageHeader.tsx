import { Fragment, type ReactNode } from 'react';
import { useFormat } from '../platform/format/use-format.ts';
import { useText } from '../platform/text/dictionary.ts';
import { Anchor } from './Anchor.tsx';
import { uiText } from './ui.text.ts';
import './PageHeader.css';

export type Crumb = Readonly<{ label: string; href?: string }>;

type Props = Readonly<{
  title: string;
  /** kota › kecamatan › kelurahan: always visible, always the filter. */
  place?: readonly Crumb[];
  /** Year or period, and version where there is one. */
  time?: string;
  /** The one sentence of the page. */
  sentence?: ReactNode;
  /** Sets place and time: drop-downs, chips. */
  filters?: ReactNode;
  actions?: ReactNode;
}>;

/** The head of every page: where and when, what, and the page's one sentence. */
export function PageHeader({ title, place = [], time, sentence, filters, actions }: Props) {
  const text = useText(uiText);
  const format = useFormat();
  return (
    <header className="page-header">
      <title>{`${[title, place[0]?.label].filter(Boolean).join(' · ')} · Pilar`}</title>
      {place.length > 0 || time ? (
        <nav className="page-place" aria-label={text.place}>
          {place.map((crumb, index) => (
            <Fragment key={crumb.label}>
              {index > 0 ? <span aria-hidden="true"> › </span> : null}
              {crumb.href ? <Anchor href={crumb.href}>{crumb.label}</Anchor> : <span>{crumb.label}</span>}
            </Fragment>
          ))}
          {time ? (
            <span className="page-time">
              {place.length > 0 ? <span aria-hidden="true"> · </span> : null}
              {format.period(time)}
            </span>
          ) : null}
        </nav>
      ) : null}
      <div className="page-head-line">
        <h1 tabIndex={-1}>{title}</h1>
        {actions ? <div className="page-actions no-print">{actions}</div> : null}
      </div>
      {sentence ? <p className="page-sentence">{sentence}</p> : null}
      {filters ? <div className="page-filters no-print">{filters}</div> : null}
    </header>
  );
}
