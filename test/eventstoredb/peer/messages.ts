/** Between the generated messages of the protocol and plain objects. */

import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Expected, Proposed, Recorded } from './log.ts';

const decoder = new TextDecoder();

export function nameOf(identifier: shared.StreamIdentifier | undefined): string {
  return decoder.decode(identifier?.getStreamName_asU8());
}

export function expectedOf(options: streams.AppendReq.Options): Expected {
  if (options.hasNoStream()) return 'none';
  if (options.hasAny()) return 'any';
  if (options.hasStreamExists()) return 'exists';
  return Number(options.getRevision());
}

export function proposedOf(message: streams.AppendReq.ProposedMessage): Proposed {
  const metadata = message.getMetadataMap();
  return {
    id: message.getId()?.getString() ?? '',
    type: metadata.get('type') ?? '',
    contentType: metadata.get('content-type') ?? '',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

export function written(revision: number, position: number): streams.AppendResp {
  const place = new streams.AppendResp.Position();
  place.setCommitPosition(String(position));
  place.setPreparePosition(String(position));
  const success = new streams.AppendResp.Success();
  success.setCurrentRevision(String(revision));
  success.setPosition(place);
  const reply = new streams.AppendResp();
  reply.setSuccess(success);
  return reply;
}

export function wrongVersion(expected: Expected, actual: number | 'none'): streams.AppendResp {
  const wrong = new streams.AppendResp.WrongExpectedVersion();
  if (actual === 'none') wrong.setCurrentNoStream(new shared.Empty());
  else wrong.setCurrentRevision(String(actual));
  if (expected === 'none') wrong.setExpectedNoStream(new shared.Empty());
  else if (expected === 'exists') wrong.setExpectedStreamExists(new shared.Empty());
  else if (expected === 'any') wrong.setExpectedAny(new shared.Empty());
  else wrong.setExpectedRevision(String(expected));
  const reply = new streams.AppendResp();
  reply.setWrongExpectedVersion(wrong);
  return reply;
}

export function eventReply(event: Recorded): streams.ReadResp {
  const id = new shared.UUID();
  id.setString(event.id);
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent();
  recorded.setId(id);
  recorded.setStreamIdentifier(identifier(event.stream));
  recorded.setStreamRevision(String(event.revision));
  recorded.setCommitPosition(String(event.position));
  recorded.setPreparePosition(String(event.position));
  const metadata = recorded.getMetadataMap();
  metadata.set('type', event.type);
  metadata.set('content-type', event.contentType);
  metadata.set('created', '0');
  recorded.setData(event.data);
  recorded.setCustomMetadata(event.metadata);
  const read = new streams.ReadResp.ReadEvent();
  read.setEvent(recorded);
  read.setCommitPosition(String(event.position));
  const reply = new streams.ReadResp();
  reply.setEvent(read);
  return reply;
}

export function notFound(stream: string): streams.ReadResp {
  const missing = new streams.ReadResp.StreamNotFound();
  missing.setStreamIdentifier(identifier(stream));
  const reply = new streams.ReadResp();
  reply.setStreamNotFound(missing);
  return reply;
}

export function confirmation(): streams.ReadResp {
  const confirmed = new streams.ReadResp.SubscriptionConfirmation();
  confirmed.setSubscriptionId('peer');
  const reply = new streams.ReadResp();
  reply.setConfirmation(confirmed);
  return reply;
}

function identifier(stream: string): shared.StreamIdentifier {
  const message = new shared.StreamIdentifier();
  message.setStreamName(Uint8Array.from(Buffer.from(stream)));
  return message;
}
