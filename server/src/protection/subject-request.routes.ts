import {
  AddSubjectRequest,
  CorrectSubject,
  StepSubjectRequest,
  SubjectRequestDetail,
  SubjectRequestList,
} from '@pilar/contracts';
import { z } from 'zod';
import { check, download, type Route, route, XLSX_TYPE } from '../platform/http/index.ts';
import type { Secrets } from '../platform/secrets/index.ts';
import { correctSubject } from './correct-subject.service.ts';
import { personFile } from './person-file.service.ts';
import { endLimit, getRequest, getRequests, receiveRequest, stepRequest } from './subject-request.service.ts';

const tag = 'protection';
const read = 'subject-request.read';
const write = 'subject-request.write';
const Id = z.object({ id: z.uuid() });
const Reason = z.object({ reason: z.string().trim().min(1).max(4000) });
const path = '/protection/requests';

export const subjectRequestRoutes = (secrets: Secrets): readonly Route[] => [
  route(
    {
      method: 'GET',
      path,
      permission: read,
      summary: 'Permintaan subjek data, yang lewat tenggat dahulu',
      tag,
      answer: SubjectRequestList,
    },
    ({ transaction, clock }) => transaction(async (tx) => ({ requests: await getRequests(tx, clock) })),
  ),
  route(
    {
      method: 'POST',
      path,
      permission: write,
      summary: 'Terima permintaan subjek data',
      tag,
      body: AddSubjectRequest,
      answer: SubjectRequestDetail,
    },
    ({ transaction, actor, clock, body }) => transaction((tx) => receiveRequest(tx, actor, clock, body)),
  ),
  route(
    {
      method: 'GET',
      path: `${path}/:id`,
      permission: read,
      summary: 'Satu permintaan dan langkah-langkahnya',
      tag,
      answer: SubjectRequestDetail,
    },
    ({ transaction, clock, params }) => {
      const { id } = check(Id, params, 'query-invalid');
      return transaction((tx) => getRequest(tx, clock, id));
    },
  ),
  route(
    {
      method: 'POST',
      path: `${path}/:id/steps`,
      permission: write,
      summary: 'Langkah berikut: identitas diperiksa, dikerjakan, dijawab, ditolak',
      tag,
      body: StepSubjectRequest,
      answer: SubjectRequestDetail,
    },
    ({ transaction, actor, clock, params, body }) => {
      const { id } = check(Id, params, 'query-invalid');
      return transaction((tx) => stepRequest(tx, actor, clock, { ...body, id }));
    },
  ),
  route(
    {
      method: 'POST',
      path: `${path}/:id/end-limit`,
      permission: write,
      summary: 'Akhiri pembatasan seseorang',
      tag,
      body: Reason,
      answer: SubjectRequestDetail,
    },
    ({ transaction, actor, clock, params, body }) => {
      const { id } = check(Id, params, 'query-invalid');
      return transaction((tx) => endLimit(tx, actor, clock, { ...body, id }));
    },
  ),
  route(
    {
      method: 'GET',
      path: `${path}/:id/person.xlsx`,
      permission: write,
      summary: 'Semua yang disimpan tentang orang dari permintaan melihat, dan siapa yang melihatnya',
      tag,
      answer: 'file',
    },
    async ({ transaction, actor, clock, params }) => {
      const { id } = check(Id, params, 'query-invalid');
      const bytes = await transaction((tx) => personFile(tx, { actor, clock, secrets }, id));
      return download('data-orang.xlsx', XLSX_TYPE, bytes);
    },
  ),
  route(
    {
      method: 'POST',
      path: `${path}/:id/correct`,
      permission: write,
      summary: 'Perbaiki data orang dari permintaan memperbaiki',
      tag,
      body: CorrectSubject,
      answer: SubjectRequestDetail,
    },
    ({ transaction, actor, clock, params, body }) => {
      const { id } = check(Id, params, 'query-invalid');
      return transaction((tx) => correctSubject(tx, { actor, clock, secrets }, { ...body, id }));
    },
  ),
];
