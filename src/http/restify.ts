/** restify, with what it does to Node's own classes put right for everybody else in the process. */
import { ServerResponse } from 'node:http';
import restify from 'restify';

// Its `writeHead` forgets to return the response, which breaks every server that writes its head and ends in one go.
const forgetful = ServerResponse.prototype.writeHead as (...head: unknown[]) => unknown;
ServerResponse.prototype.writeHead = function writeHead(this: ServerResponse, ...head: unknown[]) {
  forgetful.apply(this, head);
  return this;
};

export { restify };
