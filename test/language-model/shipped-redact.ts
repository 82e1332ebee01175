/** As the service does it, with the content it is shipped with. */
import { ordinaryWords } from '../../src/language-model/ordinary.ts';
import { createRedact } from '../../src/language-model/redact.ts';
import { shippedContent } from '../harness/scene.ts';

export const redact = createRedact(ordinaryWords(shippedContent), shippedContent.languageModel.redaction);
