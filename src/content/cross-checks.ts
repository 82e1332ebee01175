/** What must fit together between the files: keys that exist, people who are known, questions that can be answered. */
import { signalNames, tiers } from '../model/signal.ts';
import type { Day } from '../model/time.ts';
import { clinicFaults } from './clinic-checks.ts';
import { flareFaults } from './flare-checks.ts';
import { formPolicyFaults } from './form-checks.ts';
import { hasMessage, parityFaults } from './messages.ts';
import { numberFaults } from './number-checks.ts';
import { outcomeFaults } from './outcome-checks.ts';
import { policyFaults } from './policy-checks.ts';
import { protocolFaults } from './protocol-checks.ts';
import { questionnaireFaults } from './questionnaire-checks.ts';
import type { Parts } from './read-content.ts';
import { rosterFaults } from './roster-checks.ts';
import { skillFaults } from './skill-checks.ts';
import { faultAt, type Fault } from './source.ts';
import { triggerFaults } from './trigger-checks.ts';

export function crossFaults(parts: Parts, today: Day | undefined): Fault[] {
  return [
    ...parityFaults(parts.catalogues),
    ...namedFaults(parts),
    ...protocolFaults(parts),
    ...policyFaults(parts),
    ...triggerFaults(parts),
    ...outcomeFaults(parts),
    ...flareFaults(parts),
    ...skillFaults(parts),
    ...clinicFaults(parts),
    ...rosterFaults(parts),
    ...questionnaireFaults(parts),
    ...formPolicyFaults(parts),
    ...numberFaults(parts, today),
  ];
}

/** Every signal and tier has words for people. */
function namedFaults(parts: Parts): Fault[] {
  const needed = [...signalNames.map((name) => `signal.${name}`), ...tiers.map((name) => `tier.${name}`)];
  return needed
    .filter((key) => !hasMessage(parts.catalogues, key))
    .map((key) =>
      faultAt(parts.catalogues.en.source, ['messages'], `${key} is missing. Add it in every language.`),
    );
}
