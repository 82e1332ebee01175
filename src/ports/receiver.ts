/** What the channels bring: messages, reports, buttons. */
import type { DeliveryState } from '../model/outgoing.ts';
import type { Route, TeamsRoute } from '../model/patient.ts';

/** A message as a channel hands it over: from an address, not yet from a person we know. */
export interface Inbound {
  /** The channel's id of this message; the same when the channel delivers it again. */
  providerId: string;
  from: Route;
  text: string;
  media: number;
  card?: { questionnaire: string; linkId: string; round?: string | undefined; answer: string };
  /** The provider has already answered this carrier word itself. */
  answered?: 'stop' | 'start' | 'help';
  /** A danger from the same person follows at once: no turn is begun before that is stored too. */
  beforeDanger?: boolean;
}

/** What a carrier reports of a text it took. `owner` and `messageId` are ours, handed back by the carrier. */
export interface Delivery {
  owner: string;
  messageId: string;
  providerId: string;
  state: DeliveryState;
  code?: string;
}

/** A button on a clinician's card. `trigger` is false when the client only asks whether the card has changed. */
export interface CardAction {
  verb: string;
  patientId: string;
  alertId: string;
  from: TeamsRoute;
  trigger: 'person' | 'refresh';
  /** What was chosen or typed beside the button, by the name of its field. */
  inputs?: Partial<Record<'minutes' | 'to' | 'outcome' | 'note', string>>;
  /** The card is of the whole list: it is answered in words, for the card of one alert must not take its place. */
  on?: 'list';
  /** The others that the button is for, where it is for several. */
  also?: readonly { patientId: string; alertId: string }[];
}

export type CardAnswer = { kind: 'card'; card: Record<string, unknown> } | { kind: 'message'; text: string };

/** What the channels call. `said` resolves when the safety commit is durable, not when the dialog is done. */
export interface Receiver {
  said(inbound: Inbound): Promise<void>;
  delivered(report: Delivery): Promise<void>;
  installed(from: TeamsRoute): Promise<void>;
  removed(from: TeamsRoute): Promise<void>;
  acted(action: CardAction): Promise<CardAnswer>;
}
