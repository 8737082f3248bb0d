/** Settings of a single broker that is its own controller, quick to start, to rebalance and to forget the dead. */
export function kafkaProperties(
  folder: string,
  port: number,
  controllerPort: number,
  more: Readonly<Record<string, string>> = {},
): string {
  return Object.entries({
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name': 'PLAINTEXT',
    'controller.listener.names': 'CONTROLLER',
    'log.dirs': `${folder}/data`,
    // A single node cannot make its own topics with the three copies they have by default.
    'offsets.topic.replication.factor': 1,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.num.partitions': 4,
    'group.initial.rebalance.delay.ms': 0,
    'group.min.session.timeout.ms': 1000,
    'auto.create.topics.enable': false,
    'log.cleaner.dedupe.buffer.size': 4_194_304,
    'num.network.threads': 2,
    'num.io.threads': 4,
    'background.threads': 2,
    // After a kill the new process waits until the session of the dead one has expired.
    'broker.session.timeout.ms': 2000,
    'broker.heartbeat.interval.ms': 500,
    ...more,
  })
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

/** Lets in only who knows the password, the broker itself included. */
export function requireLogIn(username: string, password: string): Record<string, string> {
  return {
    'listener.security.protocol.map': 'PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT',
    'sasl.enabled.mechanisms': 'PLAIN',
    'sasl.mechanism.inter.broker.protocol': 'PLAIN',
    'listener.name.plaintext.plain.sasl.jaas.config':
      'org.apache.kafka.common.security.plain.PlainLoginModule required ' +
      `username="${username}" password="${password}" user_${username}="${password}";`,
  };
}

/** Speaks TLS only. The files hold a key with its certificate, and that certificate alone, as PEM. */
export function requireTls(keyAndCertificate: string, certificate: string): Record<string, string> {
  return {
    'listener.security.protocol.map': 'PLAINTEXT:SSL,CONTROLLER:PLAINTEXT',
    'ssl.keystore.type': 'PEM',
    'ssl.keystore.location': keyAndCertificate,
    'ssl.truststore.type': 'PEM',
    'ssl.truststore.location': certificate,
  };
}
