/** A Bot Framework bot as the samples write it: restify, CloudAdapter, a waterfall of prompts, state in memory, no auth. */
import {
  ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConversationState,
  MemoryStorage,
} from 'botbuilder';
import { DialogSet, DialogTurnStatus, TextPrompt, WaterfallDialog } from 'botbuilder-dialogs';
import restify from 'restify';

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const conversation = new ConversationState(new MemoryStorage());
const dialogs = new DialogSet(conversation.createProperty('dialogs'));
dialogs.add(new TextPrompt('text'));
dialogs.add(
  new WaterfallDialog('check-in', [
    (step) => step.prompt('text', 'How is your pain, from 0 to 10?'),
    (step) => step.prompt('text', 'How did you sleep, from 0 to 10?'),
    async (step) => {
      await step.context.sendActivity('Thank you.');
      return step.endDialog();
    },
  ]),
);

class Bot extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      const dc = await dialogs.createContext(context);
      const { status } = await dc.continueDialog();
      if (status === DialogTurnStatus.empty) await dc.beginDialog('check-in');
      await conversation.saveChanges(context);
      await next();
    });
  }
}

const bot = new Bot();
const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (request, response) => {
  await adapter.process(request, response, (context) => bot.run(context));
});
server.listen(0, '127.0.0.1', () => console.log(`  service  ${server.url}`));
