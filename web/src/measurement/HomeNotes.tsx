import { useFormat } from '../platform/format/use-format.ts';
import { useSay, useText } from '../platform/text/dictionary.ts';
import { homeText } from './home.text.ts';
import type { Note } from './home-notes.ts';

/** The foot of the page, as in a yearbook: how to read it, and why some figures are not compared. */
export function HomeNotes({ notes }: { notes: readonly Note[] }) {
  const text = useText(homeText);
  return (
    <footer className="home-foot">
      <section aria-labelledby="cara-membaca">
        <h2 id="cara-membaca">{text.reading}</h2>
        <Key />
        <p className="no-print">{text.readTrace}</p>
      </section>
      {notes.length === 0 ? null : (
        <section aria-labelledby="catatan">
          <h2 id="catatan">{text.notes}</h2>
          <ol className="home-notes">
            {notes.map((note) => (
              <NoteItem key={note.number} note={note} />
            ))}
          </ol>
        </section>
      )}
    </footer>
  );
}

function NoteItem({ note }: { note: Note }) {
  const text = useText(homeText);
  const format = useFormat();
  const say = useSay();
  const { after, before, reason, source } = note.reason;
  return (
    <li id={`catatan-${note.number}`}>
      <strong>{text.notesBreak(format.period(after), format.period(before))}</strong> {say(reason)}{' '}
      <span className="soft">{text.source(source)}</span>
    </li>
  );
}

function Key() {
  const text = useText(homeText);
  return (
    <ul className="home-key">
      <li>
        <svg width="28" height="12" aria-hidden="true">
          <path className="spark-line" d="M2 6H26" />
          <circle className="spark-dot" cx="14" cy="6" r="4" />
        </svg>
        {text.readOwn}
      </li>
      <li>
        <svg width="28" height="12" aria-hidden="true">
          <line className="gauge-band" x1="2" x2="26" y1="6" y2="6" />
          <g className="spark-point">
            <circle cx="14" cy="6" r="3.5" />
          </g>
        </svg>
        {text.readSurvey}
      </li>
      <li>
        <svg width="28" height="12" aria-hidden="true">
          <line className="gauge-stroke" x1="14" x2="14" y1="1" y2="11" />
        </svg>
        {text.readOther}
      </li>
      <li>
        <svg width="28" height="12" aria-hidden="true">
          <g className="spark-break">
            <line x1="14" x2="14" y1="0" y2="12" />
          </g>
        </svg>
        {text.readBreak}
      </li>
    </ul>
  );
}
