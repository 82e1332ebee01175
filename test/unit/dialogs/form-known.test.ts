/** A form of the clinic's own that names a list it does not carry is asked in a conversation as the check has said it would be. */
import { formOf } from '../../../dialogs/form/known.ts';
import { shippedContent } from '../../harness/scene.ts';

it('finds the options that a form of content/forms only names', () => {
  const file = {
    resourceType: 'Questionnaire' as const,
    id: 'own',
    url: 'http://example.org/own',
    version: '1',
    title: 'Own',
    status: 'active' as const,
    item: [
      { linkId: 'q', type: 'choice', text: 'How often?', answerValueSet: 'http://loinc.org/vs/LL358-3' },
    ],
  };
  const form = formOf({ content: { ...shippedContent, form: () => file } }, 'own');
  expect(form?.items[0]?.options.length).toBe(4);
});
