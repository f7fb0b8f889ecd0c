/** A letter of the city: Indonesian whatever the language of the screen, printed as it stands, signed by hand. */
export function Letter({ children }: Readonly<{ children: string }>) {
  return (
    <div className="protection-letter" lang="id">
      {`${children}\n\n\nPetugas pelindungan data\n\n(tanda tangan dan nama)`}
    </div>
  );
}
