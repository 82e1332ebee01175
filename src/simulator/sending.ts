/** A text that the carrier was given. */
export interface Sending {
  sid: string;
  to: string;
  from: string;
  service: string | undefined;
  body: string;
  callback: string | undefined;
}
