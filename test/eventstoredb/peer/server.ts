/**
 * A stand-in for the wire: answers the real client in this process, over gRPC on 127.0.0.1.
 *
 * It speaks Read (one stream or all; forwards, backwards, counted; subscriptions with a filter by
 * event type), Append, Delete, Tombstone and Gossip. It leaves out BatchAppend and the server's
 * features (our client asks for neither), links, metadata streams and their limits ($maxAge,
 * $maxCount), users and rights (but for one refusal on demand), TLS, persistent subscriptions,
 * projections, checkpoints of filtered subscriptions, and a cluster's replication: two peers
 * of one cluster simply share a log.
 */

import gossip from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import cluster from '@eventstore/db-client/generated/gossip_pb.js';
import type shared from '@eventstore/db-client/generated/shared_pb.js';
import service from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import {
  Server,
  ServerCredentials,
  type sendUnaryData,
  type ServerReadableStream,
  type ServerUnaryCall,
  type ServiceError,
} from '@grpc/grpc-js';
import { Faults } from './faults.ts';
import { Log, type Expected, type Proposed } from './log.ts';
import { expectedOf, nameOf, proposedOf, written, wrongVersion } from './messages.ts';
import { Proxy } from './proxy.ts';
import { Reading, type ReadCall } from './reading.ts';
import { accessDenied, notLeader, streamDeleted, tooLarge, unavailable } from './statuses.ts';

type AppendCall = ServerReadableStream<streams.AppendReq, streams.AppendResp>;
type AppendReply = sendUnaryData<streams.AppendResp>;
type Unary<Request, Reply> = [ServerUnaryCall<Request, Reply>, sendUnaryData<Reply>];

/** Turns of the event loop until a call that was broken off is known to be. */
const TURNS = 4;

export class Peer implements AsyncDisposable {
  readonly log: Log;
  readonly faults = new Faults();
  readonly reading: Reading;
  /** Whom a refusal names, and whom gossip calls the leader; itself when absent. */
  leader: Peer | undefined;
  /** Everybody is refused. */
  denies = false;
  readonly #server = new Server({ 'grpc.max_receive_message_length': -1 });
  readonly #proxy = new Proxy();

  private constructor(log: Log) {
    this.log = log;
    this.reading = new Reading(log, this.faults);
  }

  /** Peers that share a log are nodes of one cluster. */
  static async start(log = new Log()): Promise<Peer> {
    const peer = new Peer(log);
    peer.#serve();
    peer.#proxy.target = await new Promise<number>((resolve, reject) => {
      peer.#server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) => {
        if (error === null) resolve(port);
        else reject(error);
      });
    });
    await peer.#proxy.listen();
    return peer;
  }

  get address(): string {
    return `127.0.0.1:${this.#proxy.port}`;
  }

  get connectionString(): string {
    return `esdb://${this.address}?tls=false`;
  }

  /** Breaks all connections; new ones are taken. */
  cut(): void {
    this.#proxy.cut();
  }

  /** Breaks all connections and takes no new ones until `wake`. */
  async sleep(): Promise<void> {
    await this.#proxy.stop();
  }

  async wake(): Promise<void> {
    await this.#proxy.listen();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#proxy.stop();
    this.#server.forceShutdown();
  }

  #serve(): void {
    this.#server.addService(service.StreamsService, {
      append: (call: AppendCall, reply: AppendReply) => {
        this.#append(call, reply);
      },
      read: (call: ReadCall) => {
        const refused = this.#refusal(this.reading.faultOf(call.request));
        if (refused === undefined) this.reading.answer(call);
        else if (refused !== 'silence') call.emit('error', refused);
      },
      delete: (...[call, reply]: Unary<streams.DeleteReq, streams.DeleteResp>) => {
        this.log.delete(nameOf(call.request.getOptions()?.getStreamIdentifier()));
        reply(null, new streams.DeleteResp());
      },
      tombstone: (...[call, reply]: Unary<streams.TombstoneReq, streams.TombstoneResp>) => {
        this.log.tombstone(nameOf(call.request.getOptions()?.getStreamIdentifier()));
        reply(null, new streams.TombstoneResp());
      },
    });
    this.#server.addService(gossip.GossipService, {
      read: (...[, reply]: Unary<shared.Empty, cluster.ClusterInfo>) => {
        reply(null, this.#members());
      },
    });
  }

  #append(call: AppendCall, reply: AppendReply): void {
    let options: streams.AppendReq.Options | undefined;
    const proposed: Proposed[] = [];
    call.on('error', () => undefined);
    call.on('data', (request: streams.AppendReq) => {
      options ??= request.getOptions();
      const message = request.getProposedMessage();
      if (message !== undefined) proposed.push(proposedOf(message));
    });
    call.on('end', () => {
      // A call that was broken off ends too, and is told of a moment later: half of it is no write.
      const answer = (turns: number): void => {
        if (turns > 0) setImmediate(answer, turns - 1);
        else if (options !== undefined && !call.cancelled) this.#answer(options, proposed, reply);
      };
      answer(TURNS);
    });
  }

  #answer(
    options: streams.AppendReq.Options,
    proposed: readonly Proposed[],
    reply: AppendReply,
  ): void {
    const fault = this.faults.next('append');
    const refused = this.#refusal(fault);
    if (refused === 'silence') return;
    if (refused !== undefined) {
      reply(refused);
      return;
    }
    const stream = nameOf(options.getStreamIdentifier());
    if (fault === 'late') {
      const expected = expectedOf(options);
      setTimeout(() => this.#write(stream, expected, proposed), this.faults.late_ms);
      return;
    }
    const [error, response] = this.#write(stream, expectedOf(options), proposed);
    if (fault === 'silence-after') return;
    if (fault === 'cut-after') this.cut();
    else reply(error, response);
  }

  #write(
    stream: string,
    expected: Expected,
    proposed: readonly Proposed[],
  ): [ServiceError | null, streams.AppendResp?] {
    const outcome = this.log.append(stream, expected, proposed);
    switch (outcome.kind) {
      case 'written':
        return [null, written(outcome.revision, outcome.position)];
      case 'wrong':
        return [null, wrongVersion(expected, outcome.actual)];
      case 'deleted':
        return [streamDeleted(stream)];
      case 'too large':
        return [tooLarge(this.log.maxAppendBytes)];
    }
  }

  /** What happens instead of an answer; undefined when the call is to be answered. */
  #refusal(fault: string): ServiceError | 'silence' | undefined {
    if (this.denies) return accessDenied();
    if (fault === 'unavailable') return unavailable();
    if (fault === 'not-leader') {
      const [host = '', port = ''] = (this.leader ?? this).address.split(':');
      return notLeader(host, Number(port));
    }
    if (fault === 'cut') this.cut();
    return fault === 'cut' || fault === 'silence' ? 'silence' : undefined;
  }

  #members(): cluster.ClusterInfo {
    const info = new cluster.ClusterInfo();
    const [host = '', port = ''] = (this.leader ?? this).address.split(':');
    const endpoint = new cluster.EndPoint();
    endpoint.setAddress(host);
    endpoint.setPort(Number(port));
    const member = new cluster.MemberInfo();
    member.setState(cluster.MemberInfo.VNodeState.LEADER);
    member.setIsAlive(true);
    member.setTimeStamp('0');
    member.setHttpEndPoint(endpoint);
    info.setMembersList([member]);
    return info;
  }
}
