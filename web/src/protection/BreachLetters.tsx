import type { Breach } from '@pilar/contracts';
import { formatInstant } from '../platform/format/time.ts';
import { useCity } from '../platform/session/session.queries.ts';
import { useText } from '../platform/text/dictionary.ts';
import { PrintButton } from '../ui/PrintButton.tsx';
import { breachesText } from './breaches.text.ts';
import { Letter } from './Letter.tsx';

const open = (text: string): string => (text.trim() === '' ? '(belum diketahui)' : text);

/** Which data, when and how, what is done: the three things that the notice must say (F8.4 of the domain guide). */
function facts(breach: Breach): string {
  const count = breach.personCount === null ? '(belum diketahui)' : `${breach.personCount} orang`;
  return `Data yang terdampak: ${open(breach.dataKinds)}
Waktu kejadian: ${open(breach.happened)}; diketahui ${formatInstant(breach.knownAt, 'id')}
Cara terjadinya: ${open(breach.how)}
Orang terdampak: ${count}
Upaya penanganan: ${open(breach.done)}`;
}

/** Drafts in the language of the office; a person reads, corrects and signs them. */
export function BreachLetters({ breach }: { breach: Breach }) {
  const text = useText(breachesText);
  const city = useCity()?.name ?? '';
  const head = `${city}\n\nPerihal: pemberitahuan kegagalan pelindungan data pribadi (insiden nomor ${breach.number})`;
  const authority = `${head}

Kepada lembaga pelindungan data pribadi

Dengan ini kami memberitahukan kegagalan pelindungan data pribadi berikut.

${facts(breach)}

Perkembangan berikutnya kami sampaikan menyusul.`;
  const persons = `${head}

Kepada Saudara yang datanya terdampak

Data pribadi Saudara termasuk dalam kejadian berikut.

${facts(breach)}

Waspadai pesan atau panggilan yang menyebut data Saudara. Untuk bertanya, hubungi petugas pelindungan data kota dengan menyebut nomor insiden di atas.`;
  return (
    <section className="section" aria-label={text.letters}>
      <h2 className="no-print">{text.letters}</h2>
      <h3 className="no-print">{text.toAuthority}</h3>
      <Letter>{authority}</Letter>
      <h3 className="no-print">{text.toPersons}</h3>
      <Letter>{persons}</Letter>
      <div>
        <PrintButton />
      </div>
    </section>
  );
}
