import { z } from 'zod';

/** The state of one's own second factor. */
export const SecondFactor = z.object({
  isOn: z.boolean(),
  since: z.string().nullable(),
  recoveryCodesLeft: z.number().int(),
});
export type SecondFactor = z.infer<typeof SecondFactor>;

/** Shown once, to be read by an authenticator app; it counts only after a code has proved it. */
export const SecondFactorSecret = z.object({
  secret: z.string().describe('base 32, to be typed where no picture can be read'),
  address: z.string().describe('otpauth address, drawn as a QR code'),
});
export type SecondFactorSecret = z.infer<typeof SecondFactorSecret>;

/** Shown once: each opens one sign-in without the app. */
export const RecoveryCodes = z.object({ codes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;

/** The password again, before something that guards the account changes. */
export const ProvePassword = z.object({ password: z.string().min(1).max(200) });
export type ProvePassword = z.infer<typeof ProvePassword>;

/** Six digits of the app, or a recovery code. */
export const ProveFactor = z.object({ code: z.string().trim().min(6).max(20) });
export type ProveFactor = z.infer<typeof ProveFactor>;
