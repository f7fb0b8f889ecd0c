export { refuseOnwardSharing } from './refuse-sharing.ts';
export { type Released, type ReleaseRequest, releaseCounts } from './release.service.ts';
export { findSharingFlag, listSharingFlags, putSharingFlag } from './sharing-flag.store.ts';
