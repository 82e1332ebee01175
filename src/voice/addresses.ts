/** The addresses that Twilio calls for a call of ours. Each is signed as it was given away, so each can be built again. */
export const PAGE_PATH = '/voice/page';
export const KEY_PATH = '/voice/key';
export const STATUS_PATH = '/voice/status';
export const MACHINE_PATH = '/voice/machine';

export interface Addresses {
  /** `round` counts how often it has been said. */
  page(sealed: string, round: number): string;
  key(sealed: string, round: number): string;
  status(sealed: string): string;
  machine(sealed: string): string;
}

export function addressesAt(publicUrl: () => string): Addresses {
  return {
    page: (sealed, round) => `${publicUrl()}${PAGE_PATH}?r=${sealed}&n=${round}`,
    key: (sealed, round) => `${publicUrl()}${KEY_PATH}?r=${sealed}&n=${round}`,
    status: (sealed) => `${publicUrl()}${STATUS_PATH}?r=${sealed}`,
    machine: (sealed) => `${publicUrl()}${MACHINE_PATH}?r=${sealed}`,
  };
}
