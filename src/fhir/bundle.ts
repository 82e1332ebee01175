/** What a person has answered, as one Bundle: who it is, each response, and the measures that come of it. */
import type { Form } from '../forms/form.ts';
import type { State } from '../forms/state.ts';
import { observationsOf } from './observations.ts';
import { responseOf, type Amended, type Context } from './response.ts';

export interface Answered {
  form: Form;
  state: State;
  id: string;
  /** When it was last answered, with its zone. */
  at: string;
  /** Nobody will answer the rest. */
  stopped: boolean;
  /** Answers that came, or were put right, once it was over. */
  amended?: Amended;
}

const BASE = 'https://flarepath.example';
const PATIENT = 'urn:flarepath:patient';

export function bundleOf(patient: string, all: readonly Answered[], at: string) {
  const subject = `Patient/${patient}`;
  const person = {
    resourceType: 'Patient' as const,
    id: patient,
    identifier: [{ system: PATIENT, value: patient }],
  };
  const resources = all.flatMap(({ form, state, id, at: answered, stopped, amended }) => {
    const context: Context = { id, subject, at: answered, ...(amended && { amended }) };
    const response = responseOf(form, state, context, stopped);
    const observations = observationsOf(form, state, context).map((each, number) => ({
      ...each,
      id: `${id}-${number}`.slice(-64),
    }));
    return response.item === undefined ? [] : [response, ...observations];
  });
  return {
    resourceType: 'Bundle' as const,
    type: 'collection' as const,
    timestamp: at,
    entry: [person, ...resources].map((resource) => ({
      fullUrl: `${BASE}/${resource.resourceType}/${resource.id}`,
      resource,
    })),
  };
}
