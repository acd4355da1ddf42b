/** Refusals as the server words them: a status, and an `exception` among the metadata. */

import { Metadata, status, type ServiceError } from '@grpc/grpc-js';

function refusal(
  code: status,
  details: string,
  metadata: Record<string, string> = {},
): ServiceError {
  const held = new Metadata();
  for (const [key, value] of Object.entries(metadata)) held.set(key, value);
  return Object.assign(new Error(details), { code, details, metadata: held });
}

export function unavailable(): ServiceError {
  return refusal(status.UNAVAILABLE, 'Server Is Not Ready');
}

export function notLeader(host: string, port: number): ServiceError {
  return refusal(status.NOT_FOUND, `Leader info available`, {
    exception: 'not-leader',
    'leader-endpoint-host': host,
    'leader-endpoint-port': String(port),
  });
}

export function streamDeleted(stream: string): ServiceError {
  return refusal(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });
}

export function tooLarge(bytes: number): ServiceError {
  return refusal(status.INVALID_ARGUMENT, `Maximum Append Size of ${bytes} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(bytes),
  });
}

export function accessDenied(): ServiceError {
  return refusal(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });
}

/** How servers up to 23.10 end the subscription of one who reads too slowly. */
export function tooSlow(): ServiceError {
  return refusal(status.ABORTED, 'Operation timed out: consumer too slow');
}
