// Written by tools/write-db-types.ts from the migrations. Not edited by hand.
import type { ColumnType } from 'kysely';

/** Has a default: may be left out when a row is added. */
export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U>
    ? ColumnType<S, I | undefined, U>
    : ColumnType<T, T | undefined, T>;
/** Made by the database alone. */
export type GeneratedAlways<T> = ColumnType<T, never, never>;

/** Exact decimal: read as text, written as number or text. */
export type Numeric = ColumnType<string, number | string, number | string>;
/** A moment: read as Date, written as Date or ISO text. */
export type Timestamp = ColumnType<Date, Date | string, Date | string>;
/** Read parsed, written as text: JSON.stringify(value), since a bare array would be read as an SQL array. */
export type Json = ColumnType<unknown, string, string>;
export type Bytes = ColumnType<Uint8Array, Uint8Array, Uint8Array>;

/** Every table by its full name. */
export interface Tables {
  'identity.account': {
    id: string;
    user_id: string;
    account_id: string;
    provider_id: string;
    password: string | null;
    access_token: string | null;
    refresh_token: string | null;
    id_token: string | null;
    access_token_expires_at: Timestamp | null;
    refresh_token_expires_at: Timestamp | null;
    scope: string | null;
    created_at: Timestamp;
    updated_at: Timestamp;
  };
  'identity.departure': {
    id: string;
    user_id: string;
    kind: string;
    reason: string;
    note: string;
    day: string;
    successor_id: string | null;
    made_at: Timestamp;
    made_by: string;
    done_at: Timestamp | null;
    returned_at: Timestamp | null;
    returned_by: string | null;
    return_reason: string | null;
  };
  'identity.one_time_link': {
    id: string;
    user_id: string;
    kind: string;
    token_hash: string;
    created_by: string;
    created_at: Timestamp;
    expires_at: Timestamp;
    used_at: Timestamp | null;
  };
  'identity.provider_link': {
    issuer: string;
    subject: string;
    user_id: string;
    linked_at: Timestamp;
  };
  'identity.recovery_code': {
    user_id: string;
    code_hash: string;
    used_at: Timestamp | null;
    sealed_code: Bytes | null;
  };
  'identity.second_factor': {
    user_id: string;
    secret: string | null;
    confirmed_at: Timestamp | null;
    pending_secret: string | null;
    last_step: number | null;
    sealed_secret: Bytes | null;
    sealed_pending: Bytes | null;
  };
  'identity.service_token': {
    id: string;
    name: string;
    used_for: string;
    purpose: string | null;
    hint: string;
    token_hash: string;
    owner_id: string;
    created_by: string;
    created_at: Timestamp;
    expires_at: Timestamp;
    last_used_at: Timestamp | null;
    ended_at: Timestamp | null;
    ended_by: string | null;
    end_reason: string | null;
    needs_successor: Generated<boolean>;
  };
  'identity.service_token_permission': {
    token_id: string;
    permission: string;
  };
  'identity.service_token_place': {
    token_id: string;
    place: string;
  };
  'identity.session': {
    id: string;
    user_id: string;
    token: string;
    expires_at: Timestamp;
    ip_address: string | null;
    user_agent: string | null;
    created_at: Timestamp;
    updated_at: Timestamp;
    purpose: string | null;
    second_factor_at: Timestamp | null;
    device: string | null;
    provider: string | null;
  };
  'identity.sign_in_failure': {
    id: GeneratedAlways<number>;
    at: Timestamp;
    user_key: string;
    address_key: string | null;
    user_id: string | null;
  };
  'identity.user': {
    id: string;
    user_name: string;
    name: string;
    email: string;
    email_verified: Generated<boolean>;
    image: string | null;
    is_active: Generated<boolean>;
    is_demo: Generated<boolean>;
    last_sign_in_at: Timestamp | null;
    created_at: Timestamp;
    updated_at: Timestamp;
    unit: string | null;
    closes_at: Timestamp | null;
  };
  'identity.user_place': {
    user_id: string;
    place: string;
  };
  'identity.user_role': {
    user_id: string;
    role: string;
  };
  'identity.verification': {
    id: string;
    identifier: string;
    value: string;
    expires_at: Timestamp;
    created_at: Timestamp;
    updated_at: Timestamp;
  };
  'measurement.analysis': {
    id: string;
    key: string;
    kind: string;
    place: string | null;
    request: Json;
    inputs: Json;
    answer: Json;
    method: string;
    is_synthetic: boolean;
    created_at: Timestamp;
    created_by: string;
    created_by_name: string;
  };
  'measurement.column_mapping': {
    fingerprint: string;
    mapping: Json;
    updated_at: Timestamp;
    updated_by: string;
  };
  'measurement.estimate': {
    id: string;
    survey_id: string;
    line: number;
    line_source: string;
    boundary: string;
    by_column: string | null;
    data_version: string;
    method: string;
    result: Json;
    created_at: Timestamp;
    created_by: string;
    created_by_name: string;
    published_at: Timestamp | null;
  };
  'measurement.figure': {
    id: string;
    kind: string;
    origin: string;
    indicator: string;
    area_code: string;
    group_column: string | null;
    group_value: string | null;
    period: string;
    value: number;
    unit: string;
    se: number | null;
    df: number | null;
    n: number | null;
    ci_low: number | null;
    ci_high: number | null;
    rse: number | null;
    rse_class: string | null;
    method: string;
    source_id: string | null;
    source_title: string;
    source_url: string | null;
    confidence: string | null;
    note: string | null;
    is_synthetic: Generated<boolean>;
    content_hash: string;
    estimate_id: string | null;
    statistic: string | null;
    replaces: string | null;
    published_at: Timestamp;
    published_by: string;
    published_by_name: string;
  };
  'measurement.survey': {
    id: string;
    title: string;
    period: string;
    file_name: string;
    file_hash: string;
    state: string;
    profile: Json;
    mapping: Json | null;
    rows_read: Generated<number>;
    rows_accepted: Generated<number>;
    rows_rejected: Generated<number>;
    data_version: string | null;
    is_synthetic: Generated<boolean>;
    job_id: string | null;
    created_at: Timestamp;
    created_by: string;
    created_by_name: string;
    interview_first: string | null;
    interview_last: string | null;
    interview_unknown: Generated<number>;
    assigned_to: string | null;
  };
  'measurement.survey_column': {
    survey_id: string;
    data_version: string;
    name: string;
    ordinal: number;
    kind: string;
    bytes: Bytes;
    dictionary: Json | null;
  };
  'measurement.survey_file': {
    survey_id: string;
    bytes: Bytes;
  };
  'measurement.survey_rejection': {
    survey_id: string;
    data_version: string;
    ordinal: number;
    file_row: number;
    column_name: string;
    value: string;
    code: string;
  };
  'platform.area': {
    code: string;
    level: string;
    name: string;
    bps_code: string | null;
    bps_name: string | null;
    parent_code: string | null;
    centroid_lat: number | null;
    centroid_lng: number | null;
    geometry: Json | null;
    geometry_source: string | null;
    valid_from: string | null;
    source: string | null;
    geometry_imported_at: Timestamp | null;
  };
  'platform.audit_entry': {
    position: GeneratedAlways<number>;
    id: Generated<string>;
    at: Generated<Timestamp>;
    actor_id: Generated<string | null>;
    actor_name: Generated<string | null>;
    action: string;
    entity: string;
    entity_id: string | null;
    purpose: Generated<string | null>;
    request_id: string | null;
    value_digest: Bytes | null;
    subject_digest: Bytes | null;
    digest: Bytes;
    link_number: number | null;
  };
  'platform.audit_erasure': {
    entry_id: string;
    erasure_id: string;
  };
  'platform.audit_key': {
    id: string;
    public_key: Bytes;
    first_used_at: Timestamp;
  };
  'platform.audit_link': {
    number: number;
    entry_count: number;
    first_position: number;
    last_position: number;
    leaves: Bytes;
    root: Bytes;
    previous_hash: Bytes | null;
    sealed_at: Timestamp;
    key_id: string;
    hash: Bytes;
    signature: Bytes;
  };
  'platform.audit_subject': {
    entity: string;
    subject_id: string;
    entry_id: string;
  };
  'platform.audit_value': {
    entry_id: string;
    salt: Bytes;
    before: Json | null;
    after: Json | null;
    reason: string | null;
    address: string | null;
  };
  'platform.audit_write': {
    id: string | null;
    at: Timestamp | null;
    actor_id: string | null;
    actor_name: string | null;
    action: string | null;
    entity: string | null;
    entity_id: string | null;
    before: Json | null;
    after: Json | null;
    reason: string | null;
    subjects: Json | null;
  };
  'platform.backup_run': {
    id: Generated<string>;
    kind: string;
    reason: string;
    ended_at: Timestamp;
    file_name: string | null;
    bytes: number | null;
    rows: number | null;
    problem: string | null;
    facts: Json | null;
  };
  'platform.job': {
    id: string;
    kind: string;
    title: string;
    link: string | null;
    state: Generated<string>;
    payload: Json;
    phase: string | null;
    done: Generated<number>;
    total: number | null;
    result: Json | null;
    problem: Json | null;
    is_cancel_asked: Generated<boolean>;
    attempts: Generated<number>;
    created_by: string;
    created_at: Timestamp;
    started_at: Timestamp | null;
    heartbeat_at: Timestamp | null;
    finished_at: Timestamp | null;
  };
  'platform.migration': {
    name: string;
    sha256: string;
    applied_at: Generated<Timestamp>;
  };
  'platform.released_table': {
    id: string;
    at: Timestamp;
    data_set: string;
    data_version: string;
    edition: string;
    places: string;
    rule: string;
    cells: Json;
    relations: Json;
  };
  'platform.secret_key': {
    use: string;
    id: number;
    fingerprint: string;
    added_at: Generated<Timestamp>;
    retired_at: Timestamp | null;
  };
  'platform.setting': {
    key: string;
    value: Json;
    updated_at: Generated<Timestamp>;
  };
  'platform.sharing_flag': {
    data_set: string;
    is_forbidden: boolean;
    source: string;
    contact: string;
    changed_at: Timestamp;
    changed_by: string;
  };
  'protection.assessment_version': {
    id: string;
    code: string;
    version: number;
    title: string;
    answers: Json;
    risks: Json;
    saved_at: Timestamp;
    saved_by: string;
    signed_at: Timestamp | null;
    signed_by: string | null;
  };
  'protection.breach': {
    id: string;
    number: GeneratedAlways<number>;
    title: string;
    known_at: Timestamp;
    happened: string;
    how: string;
    data_kinds: string;
    person_count: number | null;
    done: string;
    reported_at: Timestamp;
    reported_by: string;
    due_at: Timestamp;
    due_note: string;
    authority_notified_at: Timestamp | null;
    persons_notified_at: Timestamp | null;
    closed_at: Timestamp | null;
    closing_note: string | null;
  };
  'protection.holiday': {
    date: string;
    name: string;
    kind: string;
    source: string;
    changed_at: Timestamp;
    changed_by: string;
    removed_at: Timestamp | null;
  };
  'protection.restriction': {
    id: string;
    person_id: string;
    request_id: string;
    since: Timestamp;
    lifted_at: Timestamp | null;
  };
  'protection.retention_run': {
    id: string;
    at: Timestamp;
    by: string;
    code: string;
    before: Timestamp;
    erased: number;
  };
  'protection.subject_request': {
    id: string;
    number: GeneratedAlways<number>;
    kind: string;
    state: Generated<string>;
    asker_name: string;
    asker_contact: string;
    relation: string;
    details: string;
    received_on: string;
    due_on: string;
    due_note: string;
    person_id: string | null;
    identity_note: string | null;
    answer: string | null;
    closed_at: Timestamp | null;
  };
  'protection.subject_request_step': {
    id: string;
    request_id: string;
    position: GeneratedAlways<number>;
    at: Timestamp;
    by: string;
    state: string;
    note: string;
  };
  'registry.dwelling': {
    id: string;
    area_code: string;
    rw: number;
    rt: number;
    codebook: string;
    tenure: number | null;
    floor_area_m2: number | null;
    floor: number | null;
    wall: number | null;
    roof: number | null;
    water: number | null;
    waste_distance: number | null;
    light: number | null;
    power: number | null;
    fuel: number | null;
    toilet: number | null;
    closet: number | null;
    disposal: number | null;
    source: string;
    place: GeneratedAlways<string>;
  };
  'registry.dwelling_identity': {
    dwelling_id: string;
    place: string;
    address: string;
  };
  'registry.family': {
    id: string;
    dwelling_id: string;
    livelihood: string | null;
    size: number;
    desil: number | null;
    desil_version: string | null;
    desil_as_of: string | null;
    programmes: Generated<string>;
    source: string;
    place: string;
  };
  'registry.family_identity': {
    family_id: string;
    place: string;
    kk_cipher: Bytes | null;
    kk_key: Bytes | null;
    plain_kk: string | null;
  };
  'registry.person': {
    id: string;
    family_id: string;
    sex: string;
    birth_date: string | null;
    codebook: string;
    relation: number | null;
    marital: number | null;
    school_attendance: number | null;
    education: number | null;
    is_working: number | null;
    sector: number | null;
    employment_status: number | null;
    is_seeking_work: number | null;
    turnover_class: number | null;
    disability: number | null;
    chronic: number | null;
    health_insurance: number | null;
    pregnant: number | null;
    source: string;
    place: string;
  };
  'registry.person_identity': {
    person_id: string;
    place: string;
    name: string;
    nik_cipher: Bytes | null;
    nik_key: Bytes | null;
    phone_cipher: Bytes | null;
    plain_nik: string | null;
  };
}
