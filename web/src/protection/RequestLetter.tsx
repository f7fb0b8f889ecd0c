import type { SubjectRequestDetail } from '@pilar/contracts';
import { formatDate } from '../platform/format/time.ts';
import { useCity } from '../platform/session/session.queries.ts';
import { useText } from '../platform/text/dictionary.ts';
import { protectionText } from './protection.text.ts';
import { requestsText } from './requests.text.ts';

const ASKED: Readonly<Record<SubjectRequestDetail['kind'], string>> = {
  see: 'melihat data pribadi',
  correct: 'memperbaiki data pribadi',
  object: 'menyatakan keberatan atas pemrosesan data pribadi',
  limit: 'membatasi pemrosesan data pribadi',
};

type Props = Readonly<{ request: SubjectRequestDetail; answer: string }>;

/** The letter of the city is Indonesian, whatever the language of the screen. */
export function RequestLetter({ request, answer }: Props) {
  const words = useText(protectionText);
  const text = useText(requestsText);
  const city = useCity();
  const verdict = request.state === 'refused' ? 'belum dapat dipenuhi' : 'telah ditangani';
  return (
    <section className="section" aria-label={text.letter}>
      <h2 className="no-print">{text.letter}</h2>
      <div className="protection-letter" lang="id">
        {`${city?.name ?? ''}
${request.closedAt ? formatDate(request.closedAt, 'id') : ''}

Nomor permintaan: ${request.number}
Perihal: jawaban atas permintaan ${ASKED[request.kind]}

Kepada Yth. ${request.askerName}

Permintaan Saudara yang kami terima pada ${formatDate(request.receivedOn, 'id')} untuk ${ASKED[request.kind]} ${verdict}.

${answer}

Bila Saudara tidak sependapat, Saudara dapat menyampaikannya kepada petugas pelindungan data kota dengan menyebut nomor permintaan di atas.


Petugas pelindungan data

(tanda tangan dan nama)`}
      </div>
      <div className="no-print">
        <button type="button" className="plain-button" onClick={() => window.print()}>
          {words.print}
        </button>
      </div>
    </section>
  );
}
