/** The largest form with files that is taken; what is larger is refused before it is sent, and again when it comes. */
export const UPLOAD_LIMIT_MEGABYTES = 200;
export const BYTES_A_MEGABYTE = 1_048_576;
