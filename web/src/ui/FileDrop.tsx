import { type ClipboardEvent, type DragEvent, useId, useRef, useState } from 'react';
import { useFormat } from '../platform/format/use-format.ts';
import { useText } from '../platform/text/dictionary.ts';
import { Icon } from './Icon.tsx';
import { uiText } from './ui.text.ts';
import './FileDrop.css';

type Props = Readonly<{
  label: string;
  /** What the file should be, in words. */
  hint: string;
  /** Endings with dots, for example `['.csv', '.xlsx']`. */
  accept: readonly string[];
  file: File | null;
  onFile: (file: File) => void;
  error?: string | null;
  /** 0..1 while it is being sent, otherwise null. */
  progress?: number | null;
  isDisabled?: boolean;
}>;

/** Below this a size in megabytes would say 0,0. */
const SMALL = 50_000;

/** Chooses a file by keyboard or pointer, by dropping, or by pasting. Says at once when the kind is wrong. */
export function FileDrop(props: Props) {
  const text = useText(uiText);
  const format = useFormat();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);

  const take = (file: File | null | undefined) => {
    if (!file || props.isDisabled) return;
    const fits = props.accept.some((ending) => file.name.toLowerCase().endsWith(ending));
    setWrong(fits ? null : text.fileKindWrong(props.accept.join(', ')));
    if (fits) props.onFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  const paste = (event: ClipboardEvent) => take(event.clipboardData.files[0]);
  const said = wrong ?? props.error ?? null;

  return (
    <section
      className="file-drop"
      aria-labelledby={`${id}-label`}
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      onPaste={paste}
    >
      <p id={`${id}-label`} className="file-drop-label">
        {props.label}
      </p>
      <p id={`${id}-hint`} className="soft small">
        {props.hint}
      </p>
      <div className="row">
        <button
          type="button"
          className="file-drop-button"
          disabled={props.isDisabled ?? false}
          aria-describedby={`${id}-hint ${id}-said`}
          onClick={() => input.current?.click()}
        >
          <Icon name="file" /> {props.file ? text.otherFile : text.chooseFile}
        </button>
        <span className="soft small">{text.dropHere}</span>
      </div>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={props.label}
        accept={props.accept.join(',')}
        onChange={(event) => {
          take(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
      {props.file ? (
        <p className="file-drop-name">
          {props.file.name}{' '}
          {props.file.size < SMALL ? null : <span className="soft">{format.megabytes(props.file.size)}</span>}
        </p>
      ) : null}
      {typeof props.progress === 'number' ? (
        <>
          <progress max={1} value={props.progress} aria-label={props.label} />
          <p className="small soft">{text.sending(format.share(props.progress, 0))}</p>
        </>
      ) : null}
      <p id={`${id}-said`} className="field-error" role="alert">
        {said}
      </p>
    </section>
  );
}
