import type { SubjectRequestDetail } from '@pilar/contracts';
import { formatDate } from '../platform/format/time.ts';
import { useCity } from '../platform/session/session.queries.ts';
import { useText } from '../platform/text/dictionary.ts';
import { PrintButton } from '../ui/PrintButton.tsx';
import { Letter } from './Letter.tsx';
import { requestsText } from './requests.text.ts';

const ASKED: Readonly<Record<SubjectRequestDetail['kind'], string>> = {
  see: 'melihat data pribadi',
  correct: 'memperbaiki data pribadi',
  object: 'menyatakan keberatan atas pemrosesan data pribadi',
  limit: 'membatasi pemrosesan data pribadi',
};

type Props = Readonly<{ request: SubjectRequestDetail; answer: string }>;

export function RequestLetter({ request, answer }: Props) {
  const text = useText(requestsText);
  const city = useCity();
  const verdict = request.state === 'refused' ? 'belum dapat dipenuhi' : 'telah ditangani';
  return (
    <section className="section" aria-label={text.letter}>
      <h2 className="no-print">{text.letter}</h2>
      <Letter>
        {`${city?.name ?? ''}
${request.closedAt ? formatDate(request.closedAt, 'id') : ''}

Nomor permintaan: ${request.number}
Perihal: jawaban atas permintaan ${ASKED[request.kind]}

Kepada Yth. ${request.askerName}

Permintaan Saudara yang kami terima pada ${formatDate(request.receivedOn, 'id')} untuk ${ASKED[request.kind]} ${verdict}.

${answer}

Bila Saudara tidak sependapat, Saudara dapat menyampaikannya kepada petugas pelindungan data kota dengan menyebut nomor permintaan di atas.`}
      </Letter>
      <div>
        <PrintButton />
      </div>
    </section>
  );
}
