<?php

// The contract: every class, constant and function of this extension, in PHP's own stub notation. The build reads this file
// and writes the engine's tables from it; IDEs, Psalm and PHPStan (with phpstan.neon) can load it as it is.
//
// What the reader knows beyond PHP, and it knows no more (anything else stops the build with file and line):
//
//   @cvalue NAME              the Rust constant, of the libc crate or of crates/kernel/src/constants.rs, that holds the constant's value.
//                             The literal in the declaration is the value on Linux for x86-64; the build compares the two there.
//   @alias function           the function is another name for one that is declared before it.
//   @strict-properties        the class refuses dynamic properties.
//   @not-serializable         the class refuses serialize() and unserialize().
//   @phpstan-throws Throwable for PHPStan alone, which would take the other @throws for all that there are: it warns, and a program's
//                             error handler may throw anything then.
//   #if PHP_VERSION_ID ...    the lines up to #else or #endif are for the PHP versions that compare so (>= or <).
//
// To PHP a line that begins with # is a comment, so both sides of an #if would be declared. The side for older versions is
// therefore commented out, each line with a leading "# ", and the reader takes that off:
//
//   #if PHP_VERSION_ID >= 80400
//   function f(int $backlog = SOMAXCONN): bool {}
//   #else
//   # function f(int $backlog = 128): bool {}
//   #endif
//
// "@since PHP 8.4 in stock" says from when on the stock extension has it. Here it is on every PHP from 8.2. What no PHP
// has says "Not in stock".

/**
 * An open socket. Made by socket_create() and its kin, never by new; it closes itself when the last reference is gone.
 * @strict-properties
 * @not-serializable
 */
final class Socket {}

/**
 * An address that a lookup found. Made by socket_addrinfo_lookup(), never by new.
 * @strict-properties
 * @not-serializable
 */
final class AddressInfo {}

/**
 * Address family: local sockets, named by a path (unix(7)).
 * @var int
 * @cvalue AF_UNIX
 */
const AF_UNIX = 1;

/**
 * Address family: IPv4 (ip(7)).
 * @var int
 * @cvalue AF_INET
 */
const AF_INET = 2;

/**
 * Address family: IPv6 (ipv6(7)).
 * @var int
 * @cvalue AF_INET6
 */
const AF_INET6 = 10;

/**
 * Address family: any, for the hints of socket_addrinfo_lookup().
 * @var int
 * @cvalue AF_UNSPEC
 * @since PHP 8.6 in stock
 */
const AF_UNSPEC = 0;

/**
 * Address family: raw frames of the link layer (packet(7)).
 * @var int
 * @cvalue AF_PACKET
 * @since PHP 8.5 in stock
 */
const AF_PACKET = 17;

/**
 * Socket type: a reliable, ordered stream of bytes.
 * @var int
 * @cvalue SOCK_STREAM
 */
const SOCK_STREAM = 1;

/**
 * Socket type: datagrams.
 * @var int
 * @cvalue SOCK_DGRAM
 */
const SOCK_DGRAM = 2;

/**
 * Socket type: raw access to the network protocol (raw(7)).
 * @var int
 * @cvalue SOCK_RAW
 */
const SOCK_RAW = 3;

/**
 * Socket type: a reliable, ordered stream of whole records.
 * @var int
 * @cvalue SOCK_SEQPACKET
 */
const SOCK_SEQPACKET = 5;

/**
 * Socket type: reliable datagrams without an order.
 * @var int
 * @cvalue SOCK_RDM
 */
const SOCK_RDM = 4;

/**
 * Socket type: datagrams with congestion control.
 * @var int
 * @cvalue SOCK_DCCP
 * @since PHP 8.4 in stock
 */
const SOCK_DCCP = 6;

/**
 * Socket type flag: the descriptor is closed on exec.
 * @var int
 * @cvalue SOCK_CLOEXEC
 * @since PHP 8.4 in stock
 */
const SOCK_CLOEXEC = 524288;

/**
 * Socket type flag: the descriptor starts in non-blocking mode.
 * @var int
 * @cvalue SOCK_NONBLOCK
 * @since PHP 8.4 in stock
 */
const SOCK_NONBLOCK = 2048;

/**
 * Message flag: out-of-band data.
 * @var int
 * @cvalue MSG_OOB
 */
const MSG_OOB = 1;

/**
 * Message flag: wait until the whole length has come.
 * @var int
 * @cvalue MSG_WAITALL
 */
const MSG_WAITALL = 256;

/**
 * Message flag, received: control data was cut off for lack of room.
 * @var int
 * @cvalue MSG_CTRUNC
 */
const MSG_CTRUNC = 8;

/**
 * Message flag: report a datagram's real length; received: the datagram was cut off.
 * @var int
 * @cvalue MSG_TRUNC
 */
const MSG_TRUNC = 32;

/**
 * Message flag: leave the data that is read in the queue.
 * @var int
 * @cvalue MSG_PEEK
 */
const MSG_PEEK = 2;

/**
 * Message flag: send to directly connected hosts only.
 * @var int
 * @cvalue MSG_DONTROUTE
 */
const MSG_DONTROUTE = 4;

/**
 * Message flag: end of a record.
 * @var int
 * @cvalue MSG_EOR
 */
const MSG_EOR = 128;

/**
 * Message flag: no more data will be sent (the kernel's MSG_FIN).
 * @var int
 * @cvalue MSG_EOF
 */
const MSG_EOF = 512;

/**
 * Message flag: the peer is alive, its link-layer address need not be probed.
 * @var int
 * @cvalue MSG_CONFIRM
 */
const MSG_CONFIRM = 2048;

/**
 * Message flag: receive from the socket's error queue.
 * @var int
 * @cvalue MSG_ERRQUEUE
 */
const MSG_ERRQUEUE = 8192;

/**
 * Message flag: no SIGPIPE when the peer is gone.
 * @var int
 * @cvalue MSG_NOSIGNAL
 */
const MSG_NOSIGNAL = 16384;

/**
 * Message flag: do not block, for this call only.
 * @var int
 * @cvalue MSG_DONTWAIT
 */
const MSG_DONTWAIT = 64;

/**
 * Message flag: more data follows, do not send a partial segment yet.
 * @var int
 * @cvalue MSG_MORE
 */
const MSG_MORE = 32768;

/**
 * Message flag: wait for one message, then take only what is there.
 * @var int
 * @cvalue MSG_WAITFORONE
 */
const MSG_WAITFORONE = 65536;

/**
 * Message flag: received descriptors are closed on exec.
 * @var int
 * @cvalue MSG_CMSG_CLOEXEC
 */
const MSG_CMSG_CLOEXEC = 1073741824;

/**
 * Message flag: send without a copy; needs SO_ZEROCOPY.
 * @var int
 * @cvalue MSG_ZEROCOPY
 */
const MSG_ZEROCOPY = 67108864;

/**
 * Option of SOL_SOCKET: record debugging information.
 * @var int
 * @cvalue SO_DEBUG
 */
const SO_DEBUG = 1;

/**
 * Option of SOL_SOCKET: bind to an address in time-wait.
 * @var int
 * @cvalue SO_REUSEADDR
 */
const SO_REUSEADDR = 2;

/**
 * Option of SOL_SOCKET: let several sockets bind to one address and port.
 * @var int
 * @cvalue SO_REUSEPORT
 */
const SO_REUSEPORT = 15;

/**
 * Option of SOL_SOCKET: probe an idle connection.
 * @var int
 * @cvalue SO_KEEPALIVE
 */
const SO_KEEPALIVE = 9;

/**
 * Option of SOL_SOCKET: bypass the routing tables.
 * @var int
 * @cvalue SO_DONTROUTE
 */
const SO_DONTROUTE = 5;

/**
 * Option of SOL_SOCKET: wait on close for unsent data; ["l_onoff" => bool, "l_linger" => seconds].
 * @var int
 * @cvalue SO_LINGER
 */
const SO_LINGER = 13;

/**
 * Option of SOL_SOCKET: allow datagrams to a broadcast address.
 * @var int
 * @cvalue SO_BROADCAST
 */
const SO_BROADCAST = 6;

/**
 * Option of SOL_SOCKET: receive out-of-band data in line.
 * @var int
 * @cvalue SO_OOBINLINE
 */
const SO_OOBINLINE = 10;

/**
 * Option of SOL_SOCKET: size of the send buffer, in bytes.
 * @var int
 * @cvalue SO_SNDBUF
 */
const SO_SNDBUF = 7;

/**
 * Option of SOL_SOCKET: size of the receive buffer, in bytes.
 * @var int
 * @cvalue SO_RCVBUF
 */
const SO_RCVBUF = 8;

/**
 * Option of SOL_SOCKET: room that makes the socket writable, in bytes (fixed on Linux).
 * @var int
 * @cvalue SO_SNDLOWAT
 */
const SO_SNDLOWAT = 19;

/**
 * Option of SOL_SOCKET: data that makes the socket readable, in bytes.
 * @var int
 * @cvalue SO_RCVLOWAT
 */
const SO_RCVLOWAT = 18;

/**
 * Option of SOL_SOCKET: longest wait of a send; ["sec" => seconds, "usec" => microseconds].
 * @var int
 * @cvalue SO_SNDTIMEO
 */
const SO_SNDTIMEO = 21;

/**
 * Option of SOL_SOCKET: longest wait of a receive; ["sec" => seconds, "usec" => microseconds].
 * @var int
 * @cvalue SO_RCVTIMEO
 */
const SO_RCVTIMEO = 20;

/**
 * Option of SOL_SOCKET: the socket's type, SOCK_*; read-only.
 * @var int
 * @cvalue SO_TYPE
 */
const SO_TYPE = 3;

/**
 * Option of SOL_SOCKET: the pending error, cleared by the reading; read-only.
 * @var int
 * @cvalue SO_ERROR
 */
const SO_ERROR = 4;

/**
 * Option of SOL_SOCKET: the name of the one interface to use.
 * @var int
 * @cvalue SO_BINDTODEVICE
 */
const SO_BINDTODEVICE = 25;

/**
 * Option of SOL_SOCKET: the index of the one interface to use.
 * @var int
 * @cvalue SO_BINDTOIFINDEX
 * @since PHP 8.4 in stock
 */
const SO_BINDTOIFINDEX = 62;

/**
 * Option level: the socket itself (socket(7)).
 * @var int
 * @cvalue SOL_SOCKET
 */
const SOL_SOCKET = 1;

/**
 * The longest backlog that a listening socket is given by default.
 * @var int
 * @cvalue SOMAXCONN
 */
const SOMAXCONN = 4096;

/**
 * Option of SOL_SOCKET: the mark on packets, for routing and filters.
 * @var int
 * @cvalue SO_MARK
 */
const SO_MARK = 36;

/**
 * Option of SOL_SOCKET: the CPU that handles the socket's packets.
 * @var int
 * @cvalue SO_INCOMING_CPU
 */
const SO_INCOMING_CPU = 49;

/**
 * Option of SOL_SOCKET: nine figures on the socket's memory, as an array; read-only.
 * @var int
 * @cvalue SO_MEMINFO
 */
const SO_MEMINFO = 55;

/**
 * Option of SOL_SOCKET: the BPF extensions that the kernel supports; read-only.
 * @var int
 * @cvalue SO_BPF_EXTENSIONS
 */
const SO_BPF_EXTENSIONS = 48;

/**
 * Option of SOL_SOCKET: how long a receive polls the device, in microseconds.
 * @var int
 * @cvalue SO_BUSY_POLL
 * @since PHP 8.5 in stock
 */
const SO_BUSY_POLL = 46;

/**
 * Filter offset: where a classic BPF program finds the ancillary values SKF_AD_*.
 * @var int
 * @cvalue SKF_AD_OFF
 */
const SKF_AD_OFF = -4096;

/**
 * Filter value: the protocol of the link layer, ETH_P_*.
 * @var int
 * @cvalue SKF_AD_PROTOCOL
 */
const SKF_AD_PROTOCOL = 0;

/**
 * Filter value: the kind of packet (to us, broadcast, outgoing).
 * @var int
 * @cvalue SKF_AD_PKTTYPE
 */
const SKF_AD_PKTTYPE = 4;

/**
 * Filter value: the index of the interface.
 * @var int
 * @cvalue SKF_AD_IFINDEX
 */
const SKF_AD_IFINDEX = 8;

/**
 * Filter value: search for a netlink attribute.
 * @var int
 * @cvalue SKF_AD_NLATTR
 */
const SKF_AD_NLATTR = 12;

/**
 * Filter value: search for a nested netlink attribute.
 * @var int
 * @cvalue SKF_AD_NLATTR_NEST
 */
const SKF_AD_NLATTR_NEST = 16;

/**
 * Filter value: the mark of the packet.
 * @var int
 * @cvalue SKF_AD_MARK
 */
const SKF_AD_MARK = 20;

/**
 * Filter value: the device's queue.
 * @var int
 * @cvalue SKF_AD_QUEUE
 */
const SKF_AD_QUEUE = 24;

/**
 * Filter value: the type of the device's hardware address.
 * @var int
 * @cvalue SKF_AD_HATYPE
 */
const SKF_AD_HATYPE = 28;

/**
 * Filter value: the hash of the packet's flow.
 * @var int
 * @cvalue SKF_AD_RXHASH
 */
const SKF_AD_RXHASH = 32;

/**
 * Filter value: the CPU that runs the filter.
 * @var int
 * @cvalue SKF_AD_CPU
 */
const SKF_AD_CPU = 36;

/**
 * Filter value: exclusive or of the registers A and X.
 * @var int
 * @cvalue SKF_AD_ALU_XOR_X
 */
const SKF_AD_ALU_XOR_X = 40;

/**
 * Filter value: the tag of the VLAN.
 * @var int
 * @cvalue SKF_AD_VLAN_TAG
 */
const SKF_AD_VLAN_TAG = 44;

/**
 * Filter value: whether there is a VLAN tag.
 * @var int
 * @cvalue SKF_AD_VLAN_TAG_PRESENT
 */
const SKF_AD_VLAN_TAG_PRESENT = 48;

/**
 * Filter value: the offset of the payload.
 * @var int
 * @cvalue SKF_AD_PAY_OFFSET
 */
const SKF_AD_PAY_OFFSET = 52;

/**
 * Filter value: a random number.
 * @var int
 * @cvalue SKF_AD_RANDOM
 */
const SKF_AD_RANDOM = 56;

/**
 * Filter value: the protocol identifier of the VLAN.
 * @var int
 * @cvalue SKF_AD_VLAN_TPID
 */
const SKF_AD_VLAN_TPID = 60;

/**
 * Filter value: the end of the range of SKF_AD_*.
 * @var int
 * @cvalue SKF_AD_MAX
 */
const SKF_AD_MAX = 64;

/**
 * Option of SOL_TCP: the congestion control algorithm; set a name, get ["name" => string].
 * @var int
 * @cvalue TCP_CONGESTION
 */
const TCP_CONGESTION = 13;

/**
 * Option of SOL_TCP: how often a SYN is sent again.
 * @var int
 * @cvalue TCP_SYNCNT
 * @since PHP 8.4 in stock
 */
const TCP_SYNCNT = 7;

/**
 * Option of SOL_TCP: how long data may stay unacknowledged, in milliseconds, 0 to 2147483647.
 * @var int
 * @cvalue TCP_USER_TIMEOUT
 * @since PHP 8.6 in stock
 */
const TCP_USER_TIMEOUT = 18;

/**
 * Option of SOL_SOCKET: receive SCM_TIMESTAMP control messages, when each message came. Not in stock.
 * @var int
 * @cvalue SO_TIMESTAMP
 */
const SO_TIMESTAMP = 29;

/**
 * Option of SOL_SOCKET: receive SCM_TIMESTAMPNS control messages. Not in stock.
 * @var int
 * @cvalue SO_TIMESTAMPNS
 */
const SO_TIMESTAMPNS = 35;

/**
 * Option of SOL_SOCKET: what is to be stamped, SOF_TIMESTAMPING_*. Control message: the same for one message that is sent. Not in stock.
 * @var int
 * @cvalue SO_TIMESTAMPING
 */
const SO_TIMESTAMPING = 37;

/**
 * Control message of SOL_SOCKET: when the message came, "sec" and "usec". Not in stock.
 * @var int
 * @cvalue SCM_TIMESTAMP
 */
const SCM_TIMESTAMP = 29;

/**
 * Control message of SOL_SOCKET: when the message came, "sec" and "nsec". Not in stock.
 * @var int
 * @cvalue SCM_TIMESTAMPNS
 */
const SCM_TIMESTAMPNS = 35;

/**
 * Control message of SOL_SOCKET: three times, "sec" and "nsec": of the kernel, none, of the device. Not in stock.
 * @var int
 * @cvalue SCM_TIMESTAMPING
 */
const SCM_TIMESTAMPING = 37;

/**
 * Bit of SO_TIMESTAMPING: the device stamps what is sent. Not in stock.
 * @var int
 * @cvalue SOF_TIMESTAMPING_TX_HARDWARE
 */
const SOF_TIMESTAMPING_TX_HARDWARE = 1;

/**
 * Bit of SO_TIMESTAMPING: the kernel stamps what is handed to the device. Not in stock.
 * @var int
 * @cvalue SOF_TIMESTAMPING_TX_SOFTWARE
 */
const SOF_TIMESTAMPING_TX_SOFTWARE = 2;

/**
 * Bit of SO_TIMESTAMPING: the device stamps what is received. Not in stock.
 * @var int
 * @cvalue SOF_TIMESTAMPING_RX_HARDWARE
 */
const SOF_TIMESTAMPING_RX_HARDWARE = 4;

/**
 * Bit of SO_TIMESTAMPING: the kernel stamps what is received. Not in stock.
 * @var int
 * @cvalue SOF_TIMESTAMPING_RX_SOFTWARE
 */
const SOF_TIMESTAMPING_RX_SOFTWARE = 8;

/**
 * Bit of SO_TIMESTAMPING: report the kernel's stamps. Not in stock.
 * @var int
 * @cvalue SOF_TIMESTAMPING_SOFTWARE
 */
const SOF_TIMESTAMPING_SOFTWARE = 16;

/**
 * Bit of SO_TIMESTAMPING: report the device's stamps. Not in stock.
 * @var int
 * @cvalue SOF_TIMESTAMPING_RAW_HARDWARE
 */
const SOF_TIMESTAMPING_RAW_HARDWARE = 64;

/**
 * Bit of SO_TIMESTAMPING: number what is sent. Not in stock.
 * @var int
 * @cvalue SOF_TIMESTAMPING_OPT_ID
 */
const SOF_TIMESTAMPING_OPT_ID = 128;

/**
 * Bit of SO_TIMESTAMPING: stamp what enters the packet scheduler. Not in stock.
 * @var int
 * @cvalue SOF_TIMESTAMPING_TX_SCHED
 */
const SOF_TIMESTAMPING_TX_SCHED = 256;

/**
 * Bit of SO_TIMESTAMPING: stamp what TCP's peer has acknowledged. Not in stock.
 * @var int
 * @cvalue SOF_TIMESTAMPING_TX_ACK
 */
const SOF_TIMESTAMPING_TX_ACK = 512;

/**
 * Bit of SO_TIMESTAMPING: with the control messages of what was received. Not in stock.
 * @var int
 * @cvalue SOF_TIMESTAMPING_OPT_CMSG
 */
const SOF_TIMESTAMPING_OPT_CMSG = 1024;

/**
 * Bit of SO_TIMESTAMPING: report stamps without the data that was sent. Not in stock.
 * @var int
 * @cvalue SOF_TIMESTAMPING_OPT_TSONLY
 */
const SOF_TIMESTAMPING_OPT_TSONLY = 2048;

/**
 * Option and control message of IPPROTO_IP: the type of service, 0 to 255. Not in stock.
 * @var int
 * @cvalue IP_TOS
 */
const IP_TOS = 1;

/**
 * Option and control message of IPPROTO_IP: the time to live, 1 to 255. Not in stock.
 * @var int
 * @cvalue IP_TTL
 */
const IP_TTL = 2;

/**
 * Option of IPPROTO_IP: data of raw sockets begins with the IP header. Not in stock.
 * @var int
 * @cvalue IP_HDRINCL
 */
const IP_HDRINCL = 3;

/**
 * Option of IPPROTO_IP: receive IP options as control messages. Not in stock.
 * @var int
 * @cvalue IP_RECVOPTS
 */
const IP_RECVOPTS = 6;

/**
 * Option of IPPROTO_IP: receive IP_PKTINFO control messages. Control message: the interface and the address of a datagram. Not in stock.
 * @var int
 * @cvalue IP_PKTINFO
 */
const IP_PKTINFO = 8;

/**
 * Option of IPPROTO_IP: keep errors for MSG_ERRQUEUE. Control message: such an error. Not in stock.
 * @var int
 * @cvalue IP_RECVERR
 */
const IP_RECVERR = 11;

/**
 * Option of IPPROTO_IP: receive IP_TTL control messages. Not in stock.
 * @var int
 * @cvalue IP_RECVTTL
 */
const IP_RECVTTL = 12;

/**
 * Option of IPPROTO_IP: receive IP_TOS control messages. Not in stock.
 * @var int
 * @cvalue IP_RECVTOS
 */
const IP_RECVTOS = 13;

/**
 * Option of IPPROTO_IP, read only: the known path MTU of a connected socket. Not in stock.
 * @var int
 * @cvalue IP_MTU
 */
const IP_MTU = 14;

/**
 * Option of IPPROTO_IP: the least time to live of what is accepted. Not in stock.
 * @var int
 * @cvalue IP_MINTTL
 */
const IP_MINTTL = 21;

/**
 * Option of IPPROTO_IP: receive IP_ORIGDSTADDR control messages, the address that a datagram was sent to, as bytes. Not in stock.
 * @var int
 * @cvalue IP_RECVORIGDSTADDR
 */
const IP_RECVORIGDSTADDR = 20;

/**
 * Control message of IPPROTO_IP: the address that a datagram was sent to, as bytes. Not in stock.
 * @var int
 * @cvalue IP_ORIGDSTADDR
 */
const IP_ORIGDSTADDR = 20;

/**
 * Option of IPPROTO_IPV6: keep errors for MSG_ERRQUEUE. Control message: such an error. Not in stock.
 * @var int
 * @cvalue IPV6_RECVERR
 */
const IPV6_RECVERR = 25;

/**
 * Option of IPPROTO_IPV6: path MTU discovery, IP_PMTUDISC_*. Not in stock.
 * @var int
 * @cvalue IPV6_MTU_DISCOVER
 */
const IPV6_MTU_DISCOVER = 23;

/**
 * Option of IPPROTO_IPV6: the known path MTU of a connected socket. Not in stock.
 * @var int
 * @cvalue IPV6_MTU
 */
const IPV6_MTU = 24;

/**
 * Option of IPPROTO_IPV6: do not fragment datagrams. Not in stock.
 * @var int
 * @cvalue IPV6_DONTFRAG
 */
const IPV6_DONTFRAG = 62;

/**
 * Option of IPPROTO_IPV6: receive IPV6_PATHMTU control messages, as bytes. Not in stock.
 * @var int
 * @cvalue IPV6_RECVPATHMTU
 */
const IPV6_RECVPATHMTU = 60;

/**
 * Control message of IPPROTO_IPV6: the path MTU, as bytes. Not in stock.
 * @var int
 * @cvalue IPV6_PATHMTU
 */
const IPV6_PATHMTU = 61;

/**
 * Option of IPPROTO_IPV6: where a raw socket's checksum is, -1: nowhere. Not in stock.
 * @var int
 * @cvalue IPV6_CHECKSUM
 */
const IPV6_CHECKSUM = 7;

/**
 * Option of IPPROTO_IPV6: bind to an address that is not there yet. Not in stock.
 * @var int
 * @cvalue IPV6_FREEBIND
 */
const IPV6_FREEBIND = 78;

/**
 * Option of IPPROTO_IPV6: bind to addresses that are not the host's. Not in stock.
 * @var int
 * @cvalue IPV6_TRANSPARENT
 */
const IPV6_TRANSPARENT = 75;

/**
 * Option of SOL_SOCKET: receive SCM_PIDFD control messages on AF_UNIX. Not in stock.
 * @var int
 * @cvalue SO_PASSPIDFD
 */
const SO_PASSPIDFD = 76;

/**
 * Control message of SOL_SOCKET: a stream that stands for the sender's process. Not in stock.
 * @var int
 * @cvalue SCM_PIDFD
 */
const SCM_PIDFD = 4;

/**
 * Option of SOL_SOCKET: receive SCM_SECURITY control messages on AF_UNIX. Not in stock.
 * @var int
 * @cvalue SO_PASSSEC
 */
const SO_PASSSEC = 34;

/**
 * Control message of SOL_SOCKET: the sender's security label. Not in stock.
 * @var int
 * @cvalue SCM_SECURITY
 */
const SCM_SECURITY = 3;

/**
 * Option of SOL_SOCKET: receive SO_RXQ_OVFL control messages. Control message: how many messages were dropped, of 32 bits. Not in stock.
 * @var int
 * @cvalue SO_RXQ_OVFL
 */
const SO_RXQ_OVFL = 40;

/**
 * Option of SOL_SOCKET: what is in the error queue is exceptional for socket_select(), too. Not in stock.
 * @var int
 * @cvalue SO_SELECT_ERR_QUEUE
 */
const SO_SELECT_ERR_QUEUE = 45;

/**
 * Option of SOL_SOCKET: send UDP datagrams without a checksum. Not in stock.
 * @var int
 * @cvalue SO_NO_CHECK
 */
const SO_NO_CHECK = 11;

/**
 * Option of SOL_UDP: receive datagrams of one size together. Control message: that size, in bytes. Not in stock.
 * @var int
 * @cvalue UDP_GRO
 */
const UDP_GRO = 104;

/**
 * "origin" of an IP_RECVERR or IPV6_RECVERR control message: nobody. Not in stock.
 * @var int
 * @cvalue SO_EE_ORIGIN_NONE
 */
const SO_EE_ORIGIN_NONE = 0;

/**
 * "origin": this host. Not in stock.
 * @var int
 * @cvalue SO_EE_ORIGIN_LOCAL
 */
const SO_EE_ORIGIN_LOCAL = 1;

/**
 * "origin": a host that sent an ICMP message, the "offender". Not in stock.
 * @var int
 * @cvalue SO_EE_ORIGIN_ICMP
 */
const SO_EE_ORIGIN_ICMP = 2;

/**
 * "origin": a host that sent an ICMPv6 message, the "offender". Not in stock.
 * @var int
 * @cvalue SO_EE_ORIGIN_ICMP6
 */
const SO_EE_ORIGIN_ICMP6 = 3;

/**
 * "origin": a time stamp of what was sent. Not in stock.
 * @var int
 * @cvalue SO_EE_ORIGIN_TIMESTAMPING
 */
const SO_EE_ORIGIN_TIMESTAMPING = 4;

/**
 * "origin": a completion of MSG_ZEROCOPY, "info" to "data" the first and the last call. Not in stock.
 * @var int
 * @cvalue SO_EE_ORIGIN_ZEROCOPY
 */
const SO_EE_ORIGIN_ZEROCOPY = 5;

/**
 * "code" of such a completion: the data was copied after all. Not in stock.
 * @var int
 * @cvalue SO_EE_CODE_ZEROCOPY_COPIED
 */
const SO_EE_CODE_ZEROCOPY_COPIED = 1;

/**
 * Message flag: connect with the data, TCP fast open. Not in stock.
 * @var int
 * @cvalue MSG_FASTOPEN
 */
const MSG_FASTOPEN = 536870912;

/**
 * Packet type of AF_PACKET: for this host. Not in stock.
 * @var int
 * @cvalue PACKET_HOST
 */
const PACKET_HOST = 0;

/**
 * Packet type of AF_PACKET: for all hosts. Not in stock.
 * @var int
 * @cvalue PACKET_BROADCAST
 */
const PACKET_BROADCAST = 1;

/**
 * Packet type of AF_PACKET: for a group. Not in stock.
 * @var int
 * @cvalue PACKET_MULTICAST
 */
const PACKET_MULTICAST = 2;

/**
 * Packet type of AF_PACKET: for another host. Not in stock.
 * @var int
 * @cvalue PACKET_OTHERHOST
 */
const PACKET_OTHERHOST = 3;

/**
 * Packet type of AF_PACKET: from this host. Not in stock.
 * @var int
 * @cvalue PACKET_OUTGOING
 */
const PACKET_OUTGOING = 4;

/**
 * Option of SOL_UDPLITE: how many bytes of what is sent the checksum covers. Not in stock.
 * @var int
 * @cvalue UDPLITE_SEND_CSCOV
 */
const UDPLITE_SEND_CSCOV = 10;

/**
 * Option of SOL_UDPLITE: how many bytes of what is received the checksum must cover. Not in stock.
 * @var int
 * @cvalue UDPLITE_RECV_CSCOV
 */
const UDPLITE_RECV_CSCOV = 11;

/**
 * Protocol: TCP, the number of SOL_TCP. Not in stock.
 * @var int
 * @cvalue IPPROTO_TCP
 */
const IPPROTO_TCP = 6;

/**
 * Protocol: UDP, the number of SOL_UDP. Not in stock.
 * @var int
 * @cvalue IPPROTO_UDP
 */
const IPPROTO_UDP = 17;

/**
 * Protocol: IGMP. Not in stock.
 * @var int
 * @cvalue IPPROTO_IGMP
 */
const IPPROTO_IGMP = 2;

/**
 * Protocol: raw IP packets. Not in stock.
 * @var int
 * @cvalue IPPROTO_RAW
 */
const IPPROTO_RAW = 255;

/**
 * Protocol: SCTP. Not in stock.
 * @var int
 * @cvalue IPPROTO_SCTP
 */
const IPPROTO_SCTP = 132;

/**
 * Protocol: UDP-Lite. Not in stock.
 * @var int
 * @cvalue IPPROTO_UDPLITE
 */
const IPPROTO_UDPLITE = 136;

/**
 * Protocol: GRE. Not in stock.
 * @var int
 * @cvalue IPPROTO_GRE
 */
const IPPROTO_GRE = 47;

/**
 * Protocol: ESP. Not in stock.
 * @var int
 * @cvalue IPPROTO_ESP
 */
const IPPROTO_ESP = 50;

/**
 * Protocol: AH. Not in stock.
 * @var int
 * @cvalue IPPROTO_AH
 */
const IPPROTO_AH = 51;

/**
 * Option of SOL_SOCKET, read only: the number that the kernel gave the socket, 64 bits. Not in stock.
 * @var int
 * @cvalue SO_COOKIE
 */
const SO_COOKIE = 57;

/**
 * Option of SOL_SOCKET, read only: the address family. Not in stock.
 * @var int
 * @cvalue SO_DOMAIN
 */
const SO_DOMAIN = 39;

/**
 * Option of SOL_SOCKET, read only: the protocol. Not in stock.
 * @var int
 * @cvalue SO_PROTOCOL
 */
const SO_PROTOCOL = 38;

/**
 * Option of SOL_SOCKET, read only: whether the socket listens. Not in stock.
 * @var int
 * @cvalue SO_ACCEPTCONN
 */
const SO_ACCEPTCONN = 30;

/**
 * Option of SOL_SOCKET: the priority of packets, for the device's queues. Not in stock.
 * @var int
 * @cvalue SO_PRIORITY
 */
const SO_PRIORITY = 12;

/**
 * Option of SOL_SOCKET, read only: of an AF_UNIX peer; PHP gives its process id. Not in stock.
 * @var int
 * @cvalue SO_PEERCRED
 */
const SO_PEERCRED = 17;

/**
 * Option of SOL_SOCKET: SO_RCVBUF beyond the system's limit, in bytes; needs CAP_NET_ADMIN. Not in stock.
 * @var int
 * @cvalue SO_RCVBUFFORCE
 */
const SO_RCVBUFFORCE = 33;

/**
 * Option of SOL_SOCKET: SO_SNDBUF beyond the system's limit, in bytes; needs CAP_NET_ADMIN. Not in stock.
 * @var int
 * @cvalue SO_SNDBUFFORCE
 */
const SO_SNDBUFFORCE = 32;

/**
 * Option of SOL_SOCKET: the most that is sent, in bytes a second. Not in stock.
 * @var int
 * @cvalue SO_MAX_PACING_RATE
 */
const SO_MAX_PACING_RATE = 47;

/**
 * Option of SOL_SOCKET: poll the device rather than wait for its interrupts. Not in stock.
 * @var int
 * @cvalue SO_PREFER_BUSY_POLL
 */
const SO_PREFER_BUSY_POLL = 69;

/**
 * Option of SOL_SOCKET, read only: the device's queue that the last packet came from. Not in stock.
 * @var int
 * @cvalue SO_INCOMING_NAPI_ID
 */
const SO_INCOMING_NAPI_ID = 56;

/**
 * Option of SOL_SOCKET: where MSG_PEEK begins, in bytes; -1 for the front. Not in stock.
 * @var int
 * @cvalue SO_PEEK_OFF
 */
const SO_PEEK_OFF = 42;

/**
 * Option of IPPROTO_IP, read only: where a redirected connection was going, as ["family", "addr", "port"]. Not in stock.
 * @var int
 * @cvalue SO_ORIGINAL_DST
 */
const SO_ORIGINAL_DST = 80;

/**
 * Option of IPPROTO_IPV6, read only: where a redirected connection was going, as ["family", "addr", "port", "flowinfo", "scope_id"]. Not in stock.
 * @var int
 * @cvalue IP6T_SO_ORIGINAL_DST
 */
const IP6T_SO_ORIGINAL_DST = 80;

/**
 * Option of SOL_TCP, read only: what the kernel tells of a connection, an array of integers under its names (tcpi_rtt in microseconds, ...). Not in stock.
 * @var int
 * @cvalue TCP_INFO
 */
const TCP_INFO = 11;

/**
 * Option of SOL_TCP: the largest segment, in bytes. Not in stock.
 * @var int
 * @cvalue TCP_MAXSEG
 */
const TCP_MAXSEG = 2;

/**
 * Option of SOL_TCP: hold back segments that are not full. Not in stock.
 * @var int
 * @cvalue TCP_CORK
 */
const TCP_CORK = 3;

/**
 * Option of SOL_TCP: how long FIN_WAIT2 may last, in seconds. Not in stock.
 * @var int
 * @cvalue TCP_LINGER2
 */
const TCP_LINGER2 = 8;

/**
 * Option of SOL_TCP: the most that the window is advertised, in bytes. Not in stock.
 * @var int
 * @cvalue TCP_WINDOW_CLAMP
 */
const TCP_WINDOW_CLAMP = 10;

/**
 * Option of SOL_TCP: how many connections with data in their first segment may wait, of a listener. Not in stock.
 * @var int
 * @cvalue TCP_FASTOPEN
 */
const TCP_FASTOPEN = 23;

/**
 * Option of SOL_TCP: connect with the first data that is sent. Not in stock.
 * @var int
 * @cvalue TCP_FASTOPEN_CONNECT
 */
const TCP_FASTOPEN_CONNECT = 30;

/**
 * Option of IPPROTO_IP: bind to addresses that are not the host's; needs CAP_NET_ADMIN. Not in stock.
 * @var int
 * @cvalue IP_TRANSPARENT
 */
const IP_TRANSPARENT = 19;

/**
 * Option of IPPROTO_IP: bind to an address that does not exist yet. Not in stock.
 * @var int
 * @cvalue IP_FREEBIND
 */
const IP_FREEBIND = 15;

/**
 * Protocol: Multipath TCP. Not in stock.
 * @var int
 * @cvalue IPPROTO_MPTCP
 */
const IPPROTO_MPTCP = 262;

/**
 * Address family: between a virtual machine and its host, vsock(7). The address is a context ID in decimal. Not in stock.
 * @var int
 * @cvalue AF_VSOCK
 */
const AF_VSOCK = 40;

/**
 * Context ID of AF_VSOCK: any, in socket_bind. Not in stock.
 * @var int
 * @cvalue VMADDR_CID_ANY
 */
const VMADDR_CID_ANY = 4294967295;

/**
 * Context ID of AF_VSOCK: this machine. Not in stock.
 * @var int
 * @cvalue VMADDR_CID_LOCAL
 */
const VMADDR_CID_LOCAL = 1;

/**
 * Context ID of AF_VSOCK: the host. Not in stock.
 * @var int
 * @cvalue VMADDR_CID_HOST
 */
const VMADDR_CID_HOST = 2;

/**
 * Port of AF_VSOCK: one of the kernel's choice, in socket_bind. Not in stock.
 * @var int
 * @cvalue VMADDR_PORT_ANY
 */
const VMADDR_PORT_ANY = 4294967295;

/**
 * Option of SOL_SOCKET: allow MSG_ZEROCOPY.
 * @var int
 * @cvalue SO_ZEROCOPY
 */
const SO_ZEROCOPY = 60;

/**
 * Option of SOL_TCP: send small segments at once, without Nagle's algorithm.
 * @var int
 * @cvalue TCP_NODELAY
 */
const TCP_NODELAY = 1;

/**
 * Option of SOL_TCP: unsent data above which the socket is not writable, in bytes.
 * @var int
 * @cvalue TCP_NOTSENT_LOWAT
 */
const TCP_NOTSENT_LOWAT = 25;

/**
 * Option of SOL_TCP: wake the listener only when data has come, within this many seconds.
 * @var int
 * @cvalue TCP_DEFER_ACCEPT
 */
const TCP_DEFER_ACCEPT = 9;

/**
 * Option of SOL_TCP: idle time before the first keep-alive probe, in seconds.
 * @var int
 * @cvalue TCP_KEEPIDLE
 */
const TCP_KEEPIDLE = 4;

/**
 * Option of SOL_TCP: time between keep-alive probes, in seconds.
 * @var int
 * @cvalue TCP_KEEPINTVL
 */
const TCP_KEEPINTVL = 5;

/**
 * Option of SOL_TCP: unanswered keep-alive probes that end the connection.
 * @var int
 * @cvalue TCP_KEEPCNT
 */
const TCP_KEEPCNT = 6;

/**
 * Mode of socket_read(): stop after "\r" or "\n".
 * @var int
 * @cvalue PHP_NORMAL_READ
 */
const PHP_NORMAL_READ = 1;

/**
 * Mode of socket_read(): one read(2), whatever the data.
 * @var int
 * @cvalue PHP_BINARY_READ
 */
const PHP_BINARY_READ = 2;

/**
 * Option of IPPROTO_IP and IPPROTO_IPV6: join a multicast group; ["group" => address, "interface" => index or name].
 * @var int
 * @cvalue MCAST_JOIN_GROUP
 */
const MCAST_JOIN_GROUP = 42;

/**
 * Option of IPPROTO_IP and IPPROTO_IPV6: leave a multicast group; keys as for MCAST_JOIN_GROUP.
 * @var int
 * @cvalue MCAST_LEAVE_GROUP
 */
const MCAST_LEAVE_GROUP = 45;

/**
 * Option of IPPROTO_IP and IPPROTO_IPV6: block a source of a group; the key "source" names it.
 * @var int
 * @cvalue MCAST_BLOCK_SOURCE
 */
const MCAST_BLOCK_SOURCE = 43;

/**
 * Option of IPPROTO_IP and IPPROTO_IPV6: unblock a source; keys as for MCAST_BLOCK_SOURCE.
 * @var int
 * @cvalue MCAST_UNBLOCK_SOURCE
 */
const MCAST_UNBLOCK_SOURCE = 44;

/**
 * Option of IPPROTO_IP and IPPROTO_IPV6: join one source of a group; keys as for MCAST_BLOCK_SOURCE.
 * @var int
 * @cvalue MCAST_JOIN_SOURCE_GROUP
 */
const MCAST_JOIN_SOURCE_GROUP = 46;

/**
 * Option of IPPROTO_IP and IPPROTO_IPV6: leave one source of a group; keys as for MCAST_BLOCK_SOURCE.
 * @var int
 * @cvalue MCAST_LEAVE_SOURCE_GROUP
 */
const MCAST_LEAVE_SOURCE_GROUP = 47;

/**
 * Option of IPPROTO_IP: the outgoing interface of multicast packets, by index or name.
 * @var int
 * @cvalue IP_MULTICAST_IF
 */
const IP_MULTICAST_IF = 32;

/**
 * Option of IPPROTO_IP: time to live of multicast packets, 0 to 255.
 * @var int
 * @cvalue IP_MULTICAST_TTL
 */
const IP_MULTICAST_TTL = 33;

/**
 * Option of IPPROTO_IP: whether multicast packets come back to this host.
 * @var int
 * @cvalue IP_MULTICAST_LOOP
 */
const IP_MULTICAST_LOOP = 34;

/**
 * Option of IPPROTO_IP: pick the port on connect, not on bind to port 0.
 * @var int
 * @cvalue IP_BIND_ADDRESS_NO_PORT
 * @since PHP 8.3 in stock
 */
const IP_BIND_ADDRESS_NO_PORT = 24;

/**
 * Option of IPPROTO_IPV6: the outgoing interface of multicast packets, by index or name.
 * @var int
 * @cvalue IPV6_MULTICAST_IF
 */
const IPV6_MULTICAST_IF = 17;

/**
 * Option of IPPROTO_IPV6: hop limit of multicast packets, 0 to 255; -1 for the default.
 * @var int
 * @cvalue IPV6_MULTICAST_HOPS
 */
const IPV6_MULTICAST_HOPS = 18;

/**
 * Option of IPPROTO_IPV6: whether multicast packets come back to this host.
 * @var int
 * @cvalue IPV6_MULTICAST_LOOP
 */
const IPV6_MULTICAST_LOOP = 19;

/**
 * Option of IPPROTO_IPV6: no IPv4 through this socket.
 * @var int
 * @cvalue IPV6_V6ONLY
 */
const IPV6_V6ONLY = 26;

/**
 * Error: operation not permitted.
 * @var int
 * @cvalue EPERM
 */
const SOCKET_EPERM = 1;

/**
 * Error: no such file or directory.
 * @var int
 * @cvalue ENOENT
 */
const SOCKET_ENOENT = 2;

/**
 * Error: interrupted system call.
 * @var int
 * @cvalue EINTR
 */
const SOCKET_EINTR = 4;

/**
 * Error: input or output failed.
 * @var int
 * @cvalue EIO
 */
const SOCKET_EIO = 5;

/**
 * Error: no such device or address.
 * @var int
 * @cvalue ENXIO
 */
const SOCKET_ENXIO = 6;

/**
 * Error: argument list too long.
 * @var int
 * @cvalue E2BIG
 */
const SOCKET_E2BIG = 7;

/**
 * Error: bad file descriptor.
 * @var int
 * @cvalue EBADF
 */
const SOCKET_EBADF = 9;

/**
 * Error: nothing there right now, try again.
 * @var int
 * @cvalue EAGAIN
 */
const SOCKET_EAGAIN = 11;

/**
 * Error: out of memory.
 * @var int
 * @cvalue ENOMEM
 */
const SOCKET_ENOMEM = 12;

/**
 * Error: permission denied.
 * @var int
 * @cvalue EACCES
 */
const SOCKET_EACCES = 13;

/**
 * Error: bad address in memory.
 * @var int
 * @cvalue EFAULT
 */
const SOCKET_EFAULT = 14;

/**
 * Error: block device required.
 * @var int
 * @cvalue ENOTBLK
 */
const SOCKET_ENOTBLK = 15;

/**
 * Error: device or resource busy.
 * @var int
 * @cvalue EBUSY
 */
const SOCKET_EBUSY = 16;

/**
 * Error: file exists.
 * @var int
 * @cvalue EEXIST
 */
const SOCKET_EEXIST = 17;

/**
 * Error: link across devices.
 * @var int
 * @cvalue EXDEV
 */
const SOCKET_EXDEV = 18;

/**
 * Error: no such device.
 * @var int
 * @cvalue ENODEV
 */
const SOCKET_ENODEV = 19;

/**
 * Error: not a directory.
 * @var int
 * @cvalue ENOTDIR
 */
const SOCKET_ENOTDIR = 20;

/**
 * Error: is a directory.
 * @var int
 * @cvalue EISDIR
 */
const SOCKET_EISDIR = 21;

/**
 * Error: invalid argument.
 * @var int
 * @cvalue EINVAL
 */
const SOCKET_EINVAL = 22;

/**
 * Error: too many open files in the system.
 * @var int
 * @cvalue ENFILE
 */
const SOCKET_ENFILE = 23;

/**
 * Error: too many open files in the process.
 * @var int
 * @cvalue EMFILE
 */
const SOCKET_EMFILE = 24;

/**
 * Error: wrong kind of device for this control.
 * @var int
 * @cvalue ENOTTY
 */
const SOCKET_ENOTTY = 25;

/**
 * Error: no space left on the device.
 * @var int
 * @cvalue ENOSPC
 */
const SOCKET_ENOSPC = 28;

/**
 * Error: cannot seek.
 * @var int
 * @cvalue ESPIPE
 */
const SOCKET_ESPIPE = 29;

/**
 * Error: read-only file system.
 * @var int
 * @cvalue EROFS
 */
const SOCKET_EROFS = 30;

/**
 * Error: too many links.
 * @var int
 * @cvalue EMLINK
 */
const SOCKET_EMLINK = 31;

/**
 * Error: broken pipe, nobody reads any more.
 * @var int
 * @cvalue EPIPE
 */
const SOCKET_EPIPE = 32;

/**
 * Error: file name too long.
 * @var int
 * @cvalue ENAMETOOLONG
 */
const SOCKET_ENAMETOOLONG = 36;

/**
 * Error: no locks available.
 * @var int
 * @cvalue ENOLCK
 */
const SOCKET_ENOLCK = 37;

/**
 * Error: function not implemented.
 * @var int
 * @cvalue ENOSYS
 */
const SOCKET_ENOSYS = 38;

/**
 * Error: directory not empty.
 * @var int
 * @cvalue ENOTEMPTY
 */
const SOCKET_ENOTEMPTY = 39;

/**
 * Error: too many levels of symbolic links.
 * @var int
 * @cvalue ELOOP
 */
const SOCKET_ELOOP = 40;

/**
 * Error: the operation would block; the same number as SOCKET_EAGAIN.
 * @var int
 * @cvalue EWOULDBLOCK
 */
const SOCKET_EWOULDBLOCK = 11;

/**
 * Error: no message of the desired type.
 * @var int
 * @cvalue ENOMSG
 */
const SOCKET_ENOMSG = 42;

/**
 * Error: identifier removed.
 * @var int
 * @cvalue EIDRM
 */
const SOCKET_EIDRM = 43;

/**
 * Error: channel number out of range.
 * @var int
 * @cvalue ECHRNG
 */
const SOCKET_ECHRNG = 44;

/**
 * Error: level 2 not synchronised.
 * @var int
 * @cvalue EL2NSYNC
 */
const SOCKET_EL2NSYNC = 45;

/**
 * Error: level 3 halted.
 * @var int
 * @cvalue EL3HLT
 */
const SOCKET_EL3HLT = 46;

/**
 * Error: level 3 reset.
 * @var int
 * @cvalue EL3RST
 */
const SOCKET_EL3RST = 47;

/**
 * Error: link number out of range.
 * @var int
 * @cvalue ELNRNG
 */
const SOCKET_ELNRNG = 48;

/**
 * Error: protocol driver not attached.
 * @var int
 * @cvalue EUNATCH
 */
const SOCKET_EUNATCH = 49;

/**
 * Error: no CSI structure available.
 * @var int
 * @cvalue ENOCSI
 */
const SOCKET_ENOCSI = 50;

/**
 * Error: level 2 halted.
 * @var int
 * @cvalue EL2HLT
 */
const SOCKET_EL2HLT = 51;

/**
 * Error: invalid exchange.
 * @var int
 * @cvalue EBADE
 */
const SOCKET_EBADE = 52;

/**
 * Error: invalid request descriptor.
 * @var int
 * @cvalue EBADR
 */
const SOCKET_EBADR = 53;

/**
 * Error: exchange full.
 * @var int
 * @cvalue EXFULL
 */
const SOCKET_EXFULL = 54;

/**
 * Error: no anode.
 * @var int
 * @cvalue ENOANO
 */
const SOCKET_ENOANO = 55;

/**
 * Error: invalid request code.
 * @var int
 * @cvalue EBADRQC
 */
const SOCKET_EBADRQC = 56;

/**
 * Error: invalid slot.
 * @var int
 * @cvalue EBADSLT
 */
const SOCKET_EBADSLT = 57;

/**
 * Error: device is not a stream.
 * @var int
 * @cvalue ENOSTR
 */
const SOCKET_ENOSTR = 60;

/**
 * Error: no data available.
 * @var int
 * @cvalue ENODATA
 */
const SOCKET_ENODATA = 61;

/**
 * Error: timer expired.
 * @var int
 * @cvalue ETIME
 */
const SOCKET_ETIME = 62;

/**
 * Error: out of streams resources.
 * @var int
 * @cvalue ENOSR
 */
const SOCKET_ENOSR = 63;

/**
 * Error: machine is not on the network.
 * @var int
 * @cvalue ENONET
 */
const SOCKET_ENONET = 64;

/**
 * Error: object is remote.
 * @var int
 * @cvalue EREMOTE
 */
const SOCKET_EREMOTE = 66;

/**
 * Error: link has been severed.
 * @var int
 * @cvalue ENOLINK
 */
const SOCKET_ENOLINK = 67;

/**
 * Error: advertise error.
 * @var int
 * @cvalue EADV
 */
const SOCKET_EADV = 68;

/**
 * Error: srmount error.
 * @var int
 * @cvalue ESRMNT
 */
const SOCKET_ESRMNT = 69;

/**
 * Error: communication failed on send.
 * @var int
 * @cvalue ECOMM
 */
const SOCKET_ECOMM = 70;

/**
 * Error: protocol error.
 * @var int
 * @cvalue EPROTO
 */
const SOCKET_EPROTO = 71;

/**
 * Error: multihop attempted.
 * @var int
 * @cvalue EMULTIHOP
 */
const SOCKET_EMULTIHOP = 72;

/**
 * Error: bad message.
 * @var int
 * @cvalue EBADMSG
 */
const SOCKET_EBADMSG = 74;

/**
 * Error: name not unique on the network.
 * @var int
 * @cvalue ENOTUNIQ
 */
const SOCKET_ENOTUNIQ = 76;

/**
 * Error: file descriptor in a bad state.
 * @var int
 * @cvalue EBADFD
 */
const SOCKET_EBADFD = 77;

/**
 * Error: remote address changed.
 * @var int
 * @cvalue EREMCHG
 */
const SOCKET_EREMCHG = 78;

/**
 * Error: interrupted system call should be restarted.
 * @var int
 * @cvalue ERESTART
 */
const SOCKET_ERESTART = 85;

/**
 * Error: streams pipe error.
 * @var int
 * @cvalue ESTRPIPE
 */
const SOCKET_ESTRPIPE = 86;

/**
 * Error: too many users.
 * @var int
 * @cvalue EUSERS
 */
const SOCKET_EUSERS = 87;

/**
 * Error: not a socket.
 * @var int
 * @cvalue ENOTSOCK
 */
const SOCKET_ENOTSOCK = 88;

/**
 * Error: destination address required.
 * @var int
 * @cvalue EDESTADDRREQ
 */
const SOCKET_EDESTADDRREQ = 89;

/**
 * Error: message too long.
 * @var int
 * @cvalue EMSGSIZE
 */
const SOCKET_EMSGSIZE = 90;

/**
 * Error: wrong type of protocol for the socket.
 * @var int
 * @cvalue EPROTOTYPE
 */
const SOCKET_EPROTOTYPE = 91;

/**
 * Error: option not available for the protocol.
 * @var int
 * @cvalue ENOPROTOOPT
 */
const SOCKET_ENOPROTOOPT = 92;

/**
 * Error: protocol not supported.
 * @var int
 * @cvalue EPROTONOSUPPORT
 */
const SOCKET_EPROTONOSUPPORT = 93;

/**
 * Error: socket type not supported.
 * @var int
 * @cvalue ESOCKTNOSUPPORT
 */
const SOCKET_ESOCKTNOSUPPORT = 94;

/**
 * Error: operation not supported by the socket.
 * @var int
 * @cvalue EOPNOTSUPP
 */
const SOCKET_EOPNOTSUPP = 95;

/**
 * Error: protocol family not supported.
 * @var int
 * @cvalue EPFNOSUPPORT
 */
const SOCKET_EPFNOSUPPORT = 96;

/**
 * Error: address family not supported.
 * @var int
 * @cvalue EAFNOSUPPORT
 */
const SOCKET_EAFNOSUPPORT = 97;

/**
 * Error: address already in use.
 * @var int
 * @cvalue EADDRINUSE
 */
const SOCKET_EADDRINUSE = 98;

/**
 * Error: address not available here.
 * @var int
 * @cvalue EADDRNOTAVAIL
 */
const SOCKET_EADDRNOTAVAIL = 99;

/**
 * Error: network is down.
 * @var int
 * @cvalue ENETDOWN
 */
const SOCKET_ENETDOWN = 100;

/**
 * Error: network is unreachable.
 * @var int
 * @cvalue ENETUNREACH
 */
const SOCKET_ENETUNREACH = 101;

/**
 * Error: network dropped the connection.
 * @var int
 * @cvalue ENETRESET
 */
const SOCKET_ENETRESET = 102;

/**
 * Error: connection aborted on this side.
 * @var int
 * @cvalue ECONNABORTED
 */
const SOCKET_ECONNABORTED = 103;

/**
 * Error: connection reset by the peer.
 * @var int
 * @cvalue ECONNRESET
 */
const SOCKET_ECONNRESET = 104;

/**
 * Error: no buffer space available.
 * @var int
 * @cvalue ENOBUFS
 */
const SOCKET_ENOBUFS = 105;

/**
 * Error: already connected.
 * @var int
 * @cvalue EISCONN
 */
const SOCKET_EISCONN = 106;

/**
 * Error: not connected.
 * @var int
 * @cvalue ENOTCONN
 */
const SOCKET_ENOTCONN = 107;

/**
 * Error: cannot send after shutdown.
 * @var int
 * @cvalue ESHUTDOWN
 */
const SOCKET_ESHUTDOWN = 108;

/**
 * Error: too many references, cannot splice; also too many descriptors on their way.
 * @var int
 * @cvalue ETOOMANYREFS
 */
const SOCKET_ETOOMANYREFS = 109;

/**
 * Error: connection timed out.
 * @var int
 * @cvalue ETIMEDOUT
 */
const SOCKET_ETIMEDOUT = 110;

/**
 * Error: connection refused.
 * @var int
 * @cvalue ECONNREFUSED
 */
const SOCKET_ECONNREFUSED = 111;

/**
 * Error: host is down.
 * @var int
 * @cvalue EHOSTDOWN
 */
const SOCKET_EHOSTDOWN = 112;

/**
 * Error: no route to the host.
 * @var int
 * @cvalue EHOSTUNREACH
 */
const SOCKET_EHOSTUNREACH = 113;

/**
 * Error: operation already in progress.
 * @var int
 * @cvalue EALREADY
 */
const SOCKET_EALREADY = 114;

/**
 * Error: operation now in progress, such as a non-blocking connect.
 * @var int
 * @cvalue EINPROGRESS
 */
const SOCKET_EINPROGRESS = 115;

/**
 * Error: is a named type file.
 * @var int
 * @cvalue EISNAM
 */
const SOCKET_EISNAM = 120;

/**
 * Error: remote input or output failed.
 * @var int
 * @cvalue EREMOTEIO
 */
const SOCKET_EREMOTEIO = 121;

/**
 * Error: disk quota exceeded.
 * @var int
 * @cvalue EDQUOT
 */
const SOCKET_EDQUOT = 122;

/**
 * Error: no medium found.
 * @var int
 * @cvalue ENOMEDIUM
 */
const SOCKET_ENOMEDIUM = 123;

/**
 * Error: wrong medium type.
 * @var int
 * @cvalue EMEDIUMTYPE
 */
const SOCKET_EMEDIUMTYPE = 124;

/**
 * Protocol and option level: IPv4.
 * @var int
 * @cvalue IPPROTO_IP
 */
const IPPROTO_IP = 0;

/**
 * Protocol and option level: IPv6.
 * @var int
 * @cvalue IPPROTO_IPV6
 */
const IPPROTO_IPV6 = 41;

/**
 * Protocol and option level: TCP (tcp(7)).
 * @var int
 * @cvalue SOL_TCP
 */
const SOL_TCP = 6;

/**
 * Protocol and option level: UDP (udp(7)).
 * @var int
 * @cvalue SOL_UDP
 */
const SOL_UDP = 17;

/**
 * Protocol and option level: UDP-Lite (udplite(7)).
 * @var int
 * @cvalue SOL_UDPLITE
 * @since PHP 8.3 in stock
 */
const SOL_UDPLITE = 136;

/**
 * Protocol: control messages of IPv4 (icmp(7)).
 * @var int
 * @cvalue IPPROTO_ICMP
 * @since PHP 8.5 in stock
 */
const IPPROTO_ICMP = 1;

/**
 * Protocol: control messages of IPv6.
 * @var int
 * @cvalue IPPROTO_ICMPV6
 * @since PHP 8.5 in stock
 */
const IPPROTO_ICMPV6 = 58;

/**
 * Option of IPPROTO_IPV6: hop limit of unicast packets, 0 to 255; -1 for the default.
 * @var int
 * @cvalue IPV6_UNICAST_HOPS
 */
const IPV6_UNICAST_HOPS = 16;

/**
 * Lookup flag: an address to bind to, not to connect to.
 * @var int
 * @cvalue AI_PASSIVE
 */
const AI_PASSIVE = 1;

/**
 * Lookup flag: ask for the canonical name.
 * @var int
 * @cvalue AI_CANONNAME
 */
const AI_CANONNAME = 2;

/**
 * Lookup flag: the host is a numeric address, no lookup.
 * @var int
 * @cvalue AI_NUMERICHOST
 */
const AI_NUMERICHOST = 4;

/**
 * Lookup flag: IPv4 addresses as IPv6 ones if there are no others.
 * @var int
 * @cvalue AI_V4MAPPED
 */
const AI_V4MAPPED = 8;

/**
 * Lookup flag: with AI_V4MAPPED, IPv6 and mapped IPv4 addresses.
 * @var int
 * @cvalue AI_ALL
 */
const AI_ALL = 16;

/**
 * Lookup flag: only families for which this host has an address.
 * @var int
 * @cvalue AI_ADDRCONFIG
 */
const AI_ADDRCONFIG = 32;

/**
 * Lookup flag: encode an internationalised name before the lookup.
 * @var int
 * @cvalue AI_IDN
 */
const AI_IDN = 64;

/**
 * Lookup flag: decode the canonical name into the locale's encoding.
 * @var int
 * @cvalue AI_CANONIDN
 */
const AI_CANONIDN = 128;

/**
 * Lookup flag: the service is a port number, no lookup.
 * @var int
 * @cvalue AI_NUMERICSERV
 */
const AI_NUMERICSERV = 1024;

/**
 * Option of IPPROTO_IPV6: receive IPV6_PKTINFO control messages.
 * @var int
 * @cvalue IPV6_RECVPKTINFO
 */
const IPV6_RECVPKTINFO = 49;

/**
 * Control message and option of IPPROTO_IPV6: a packet's address and interface; ["addr" => address, "ifindex" => index].
 * @var int
 * @cvalue IPV6_PKTINFO
 */
const IPV6_PKTINFO = 50;

/**
 * Option of IPPROTO_IPV6: receive IPV6_HOPLIMIT control messages.
 * @var int
 * @cvalue IPV6_RECVHOPLIMIT
 */
const IPV6_RECVHOPLIMIT = 51;

/**
 * Control message of IPPROTO_IPV6: a packet's hop limit.
 * @var int
 * @cvalue IPV6_HOPLIMIT
 */
const IPV6_HOPLIMIT = 52;

/**
 * Option of IPPROTO_IPV6: receive IPV6_TCLASS control messages.
 * @var int
 * @cvalue IPV6_RECVTCLASS
 */
const IPV6_RECVTCLASS = 66;

/**
 * Control message and option of IPPROTO_IPV6: a packet's traffic class.
 * @var int
 * @cvalue IPV6_TCLASS
 */
const IPV6_TCLASS = 67;

/**
 * Control message of SOL_SOCKET: descriptors, an array of Socket objects and streams.
 * @var int
 * @cvalue SCM_RIGHTS
 */
const SCM_RIGHTS = 1;

/**
 * Control message of SOL_SOCKET: the sender; ["pid" => int, "uid" => int, "gid" => int].
 * @var int
 * @cvalue SCM_CREDENTIALS
 */
const SCM_CREDENTIALS = 2;

/**
 * Option of SOL_SOCKET: receive SCM_CREDENTIALS control messages.
 * @var int
 * @cvalue SO_PASSCRED
 */
const SO_PASSCRED = 16;

/**
 * Option of SOL_SOCKET: what picks a socket of a SO_REUSEPORT group; SKF_AD_CPU or SKF_AD_QUEUE, 0 detaches it.
 * @var int
 * @cvalue SO_ATTACH_REUSEPORT_CBPF
 * @since PHP 8.3 in stock
 */
const SO_ATTACH_REUSEPORT_CBPF = 51;

/**
 * Option of SOL_SOCKET: remove the program of a SO_REUSEPORT group.
 * @var int
 * @cvalue SO_DETACH_REUSEPORT_BPF
 * @since PHP 8.6 in stock
 */
const SO_DETACH_REUSEPORT_BPF = 68;

/**
 * Option of SOL_SOCKET: remove the packet filter.
 * @var int
 * @cvalue SO_DETACH_FILTER
 * @since PHP 8.3 in stock
 */
const SO_DETACH_FILTER = 27;

/**
 * Option of SOL_SOCKET: remove the BPF program; the same number as SO_DETACH_FILTER.
 * @var int
 * @cvalue SO_DETACH_BPF
 * @since PHP 8.3 in stock
 */
const SO_DETACH_BPF = 27;

/**
 * Option of SOL_TCP: acknowledge at once, until the kernel decides otherwise.
 * @var int
 * @cvalue TCP_QUICKACK
 * @since PHP 8.3 in stock
 */
const TCP_QUICKACK = 12;

/**
 * Option of SOL_TCP: take a connection apart to restore it elsewhere; privileged.
 * @var int
 * @cvalue TCP_REPAIR
 * @since PHP 8.3 in stock
 */
const TCP_REPAIR = 19;

/**
 * Option of IPPROTO_IP: path MTU discovery, IP_PMTUDISC_*.
 * @var int
 * @cvalue IP_MTU_DISCOVER
 * @since PHP 8.3 in stock
 */
const IP_MTU_DISCOVER = 10;

/**
 * Value of IP_MTU_DISCOVER: never fragment.
 * @var int
 * @cvalue IP_PMTUDISC_DO
 * @since PHP 8.3 in stock
 */
const IP_PMTUDISC_DO = 2;

/**
 * Value of IP_MTU_DISCOVER: no discovery.
 * @var int
 * @cvalue IP_PMTUDISC_DONT
 * @since PHP 8.3 in stock
 */
const IP_PMTUDISC_DONT = 0;

/**
 * Value of IP_MTU_DISCOVER: as the route says.
 * @var int
 * @cvalue IP_PMTUDISC_WANT
 * @since PHP 8.3 in stock
 */
const IP_PMTUDISC_WANT = 1;

/**
 * Value of IP_MTU_DISCOVER: never fragment and ignore the path MTU.
 * @var int
 * @cvalue IP_PMTUDISC_PROBE
 * @since PHP 8.3 in stock
 */
const IP_PMTUDISC_PROBE = 3;

/**
 * Value of IP_MTU_DISCOVER: use the interface's MTU, never fragment.
 * @var int
 * @cvalue IP_PMTUDISC_INTERFACE
 * @since PHP 8.3 in stock
 */
const IP_PMTUDISC_INTERFACE = 4;

/**
 * Value of IP_MTU_DISCOVER: use the interface's MTU, fragment if needed.
 * @var int
 * @cvalue IP_PMTUDISC_OMIT
 * @since PHP 8.3 in stock
 */
const IP_PMTUDISC_OMIT = 5;

/**
 * Protocol of AF_PACKET: IPv4, in host byte order.
 * @var int
 * @cvalue ETH_P_IP
 * @since PHP 8.5 in stock
 */
const ETH_P_IP = 2048;

/**
 * Protocol of AF_PACKET: IPv6, in host byte order.
 * @var int
 * @cvalue ETH_P_IPV6
 * @since PHP 8.5 in stock
 */
const ETH_P_IPV6 = 34525;

/**
 * Protocol of AF_PACKET: Ethernet loopback, in host byte order.
 * @var int
 * @cvalue ETH_P_LOOP
 * @since PHP 8.5 in stock
 */
const ETH_P_LOOP = 96;

/**
 * Protocol of AF_PACKET: every protocol, in host byte order.
 * @var int
 * @cvalue ETH_P_ALL
 * @since PHP 8.5 in stock
 */
const ETH_P_ALL = 3;

/**
 * Option and control message of SOL_UDP: size of the datagrams that a write is cut into, in bytes, 0 to 65535.
 * @var int
 * @cvalue UDP_SEGMENT
 * @since PHP 8.5 in stock
 */
const UDP_SEGMENT = 103;

/**
 * Mode of socket_shutdown(): no more receiving.
 * @var int
 * @cvalue SHUT_RD
 * @since PHP 8.5 in stock
 */
const SHUT_RD = 0;

/**
 * Mode of socket_shutdown(): no more sending.
 * @var int
 * @cvalue SHUT_WR
 * @since PHP 8.5 in stock
 */
const SHUT_WR = 1;

/**
 * Mode of socket_shutdown(): neither receiving nor sending.
 * @var int
 * @cvalue SHUT_RDWR
 * @since PHP 8.5 in stock
 */
const SHUT_RDWR = 2;

/**
 * Lookup error: bad "ai_flags".
 * @var int
 * @cvalue EAI_BADFLAGS
 * @since PHP 8.6 in stock
 */
const EAI_BADFLAGS = -1;

/**
 * Lookup error: unknown host or service.
 * @var int
 * @cvalue EAI_NONAME
 * @since PHP 8.6 in stock
 */
const EAI_NONAME = -2;

/**
 * Lookup error: the name server did not answer, try again.
 * @var int
 * @cvalue EAI_AGAIN
 * @since PHP 8.6 in stock
 */
const EAI_AGAIN = -3;

/**
 * Lookup error: the name server failed for good.
 * @var int
 * @cvalue EAI_FAIL
 * @since PHP 8.6 in stock
 */
const EAI_FAIL = -4;

/**
 * Lookup error: the host has no address.
 * @var int
 * @cvalue EAI_NODATA
 * @since PHP 8.6 in stock
 */
const EAI_NODATA = -5;

/**
 * Lookup error: "ai_family" not supported.
 * @var int
 * @cvalue EAI_FAMILY
 * @since PHP 8.6 in stock
 */
const EAI_FAMILY = -6;

/**
 * Lookup error: "ai_socktype" not supported.
 * @var int
 * @cvalue EAI_SOCKTYPE
 * @since PHP 8.6 in stock
 */
const EAI_SOCKTYPE = -7;

/**
 * Lookup error: the service does not exist for this socket type.
 * @var int
 * @cvalue EAI_SERVICE
 * @since PHP 8.6 in stock
 */
const EAI_SERVICE = -8;

/**
 * Lookup error: the host has no address of this family.
 * @var int
 * @cvalue EAI_ADDRFAMILY
 * @since PHP 8.6 in stock
 */
const EAI_ADDRFAMILY = -9;

/**
 * Lookup error: a system call failed.
 * @var int
 * @cvalue EAI_SYSTEM
 * @since PHP 8.6 in stock
 */
const EAI_SYSTEM = -11;

/**
 * Lookup error: a buffer was too small.
 * @var int
 * @cvalue EAI_OVERFLOW
 * @since PHP 8.6 in stock
 */
const EAI_OVERFLOW = -12;

/**
 * Lookup error: an asynchronous lookup is in progress.
 * @var int
 * @cvalue EAI_INPROGRESS
 * @since PHP 8.6 in stock
 */
const EAI_INPROGRESS = -100;

/**
 * Lookup error: an asynchronous lookup was cancelled.
 * @var int
 * @cvalue EAI_CANCELED
 * @since PHP 8.6 in stock
 */
const EAI_CANCELED = -101;

/**
 * Lookup error: an asynchronous lookup could not be cancelled.
 * @var int
 * @cvalue EAI_NOTCANCELED
 * @since PHP 8.6 in stock
 */
const EAI_NOTCANCELED = -102;

/**
 * Lookup error: all asynchronous lookups are done.
 * @var int
 * @cvalue EAI_ALLDONE
 * @since PHP 8.6 in stock
 */
const EAI_ALLDONE = -103;

/**
 * Lookup error: interrupted by a signal.
 * @var int
 * @cvalue EAI_INTR
 * @since PHP 8.6 in stock
 */
const EAI_INTR = -104;

/**
 * Lookup error: the internationalised name could not be encoded.
 * @var int
 * @cvalue EAI_IDN_ENCODE
 * @since PHP 8.6 in stock
 */
const EAI_IDN_ENCODE = -105;

/**
 * Waits until at least one socket is ready, and leaves only the ready ones in the arrays, under their keys: ppoll(2), or
 * epoll_wait(2) for many that come again.
 * @param array<Socket>|null $read sockets to read or accept from; a closed peer counts as readable
 * @param array<Socket>|null $write sockets to write to; an ended connect counts as writable
 * @param array<Socket>|null $except sockets with out-of-band data
 * @param int|null $seconds longest wait in seconds; null waits for ever
 * @param int $microseconds added to the seconds; may exceed 999999; ignored where these are null
 * @return int|false number of ready conditions, 0 when the time is up; false on error, with a warning and
 *     socket_last_error(), and the arrays stay as they were: SOCKET_EINTR after a signal, SOCKET_EINVAL for a negative time
 * @throws ValueError if no array has an element
 * @throws TypeError if an element is no Socket, or a closed one
 * @phpstan-throws Throwable
 * @since PHP 4.1
 */
function socket_select(?array &$read, ?array &$write, ?array &$except, ?int $seconds, int $microseconds = 0): int|false {}

#if PHP_VERSION_ID >= 80400
/**
 * Opens an IPv4 stream socket that listens on every address of this host: socket(2), bind(2), listen(2).
 * @param int $port port to listen on, 0 to 65535; 0 picks a free one; before PHP 8.5 any other is taken modulo 65536
 * @param int $backlog longest queue of connections that wait for socket_accept(); 128 by default before PHP 8.4
 * @return Socket|false false on error, with a warning and socket_last_error()
 * @throws ValueError since PHP 8.5, if the port is not between 0 and 65535
 * @phpstan-throws Throwable
 * @since PHP 4.1
 */
function socket_create_listen(int $port, int $backlog = SOMAXCONN): Socket|false {}
#else
# function socket_create_listen(int $port, int $backlog = 128): Socket|false {}
#endif

/**
 * Takes one connection from the queue of a listening socket: accept4(2).
 * @param Socket $socket listening socket
 * @return Socket|false the connection, closed on exec since PHP 8.4, blocking before PHP 8.5 and in its listener's mode since;
 *     false on error, with a warning and socket_last_error(), but not the Socket's own code; SOCKET_EAGAIN (none waits) does
 *     not warn
 * @throws Error if the socket is closed
 * @phpstan-throws Throwable
 * @since PHP 4.1
 */
function socket_accept(Socket $socket): Socket|false {}

/**
 * Switches the socket to non-blocking mode, O_NONBLOCK: fcntl(2).
 * @param Socket $socket
 * @return bool true; false on error, with a warning and socket_last_error($socket)
 * @throws Error if the socket is closed
 * @phpstan-throws Throwable
 * @since PHP 4.1
 */
function socket_set_nonblock(Socket $socket): bool {}

/**
 * Switches the socket to blocking mode: fcntl(2).
 * @param Socket $socket
 * @return bool true; false on error, with a warning and socket_last_error($socket)
 * @throws Error if the socket is closed
 * @phpstan-throws Throwable
 * @since PHP 4.2
 */
function socket_set_block(Socket $socket): bool {}

/**
 * Makes a bound socket accept connections: listen(2).
 * @param Socket $socket socket of type SOCK_STREAM or SOCK_SEQPACKET
 * @param int $backlog longest queue of connections that wait for socket_accept()
 * @return bool true; false on error, with a warning and socket_last_error($socket)
 * @throws Error if the socket is closed
 * @phpstan-throws Throwable
 * @since PHP 4.1
 */
function socket_listen(Socket $socket, int $backlog = 0): bool {}

/**
 * Closes the socket: close(2). Every later use of the object throws an Error.
 * @param Socket $socket
 * @throws Error if the socket is closed already
 * @since PHP 4.1
 */
function socket_close(Socket $socket): void {}

/**
 * Writes data, perhaps not all of it: write(2).
 * @param Socket $socket connected socket
 * @param string $data
 * @param int|null $length write at most this many bytes of the data; null writes the whole
 * @return int|false number of bytes written, which may be less than asked for; false on error, with a warning and
 *     socket_last_error($socket), but SOCKET_EAGAIN (no room yet) does not warn
 * @throws ValueError if the length is negative
 * @throws Error if the socket is closed
 * @phpstan-throws Throwable
 * @since PHP 4.1
 */
function socket_write(Socket $socket, string $data, ?int $length = null): int|false {}

/**
 * Reads up to $length bytes: recv(2).
 *
 * With PHP_NORMAL_READ it waits until there is a line, also on a non-blocking socket and beyond SO_RCVTIMEO; a signal ends
 * the wait, and what came before is kept. At the end of the stream a last line without an end comes first; then, each time,
 * false with SOCKET_ECONNRESET and a warning, or "" on a non-blocking socket. With sockets.strict_normal_read=1 (php.ini,
 * ini_set()) it waits no longer than the socket's mode and SO_RCVTIMEO say: false and SOCKET_EAGAIN then.
 * @param Socket $socket connected socket
 * @param int $length most bytes to read; with 0 or less, and with PHP_INT_MAX, the result is false, without a warning and
 *     without a code
 * @param int $mode PHP_BINARY_READ, or PHP_NORMAL_READ to stop after "\r" or "\n"; any other is as PHP_BINARY_READ
 * @return string|false "" at the end of the stream; false on error, with a warning and socket_last_error($socket), but
 *     SOCKET_EAGAIN (nothing is there) does not warn
 * @throws Error if the socket is closed
 * @phpstan-throws Throwable
 * @since PHP 4.1
 */
function socket_read(Socket $socket, int $length, int $mode = PHP_BINARY_READ): string|false {}

/**
 * Tells the socket's own address: getsockname(2).
 * @param Socket $socket
 * @param mixed $address set to the address, to the path of an AF_UNIX socket, or to the interface's name for AF_PACKET
 * @param-out string $address
 * @param mixed $port set to the port, or to the interface's index for AF_PACKET; left alone for AF_UNIX
 * @param-out int $port
 * @return bool true; false on error, with a warning and socket_last_error($socket)
 * @throws ValueError if the socket is of another family
 * @throws TypeError if the type of a property that $address or $port refers to refuses the value
 * @throws Error if the socket is closed, or if it is an AF_PACKET socket without an interface
 * @phpstan-throws Throwable
 * @since PHP 4.1
 */
function socket_getsockname(Socket $socket, &$address, &$port = null): bool {}

/**
 * Tells the address of the other end: getpeername(2).
 * @param Socket $socket connected socket
 * @param mixed $address set to the address, or to the path of an AF_UNIX socket
 * @param-out string $address
 * @param mixed $port set to the port; left alone for AF_UNIX
 * @param-out int $port
 * @return bool true; false on error, with a warning and socket_last_error($socket)
 * @throws ValueError if the socket is of another family
 * @throws TypeError if the type of a property that $address or $port refers to refuses the value
 * @throws Error if the socket is closed
 * @phpstan-throws Throwable
 * @since PHP 4.1
 */
function socket_getpeername(Socket $socket, &$address, &$port = null): bool {}

/**
 * Opens a socket: socket(2).
 * @param int $domain address family: AF_INET, AF_INET6, AF_UNIX, or AF_PACKET
 * @param int $type SOCK_*, optionally with SOCK_CLOEXEC and SOCK_NONBLOCK
 * @param int $protocol protocol number, such as SOL_TCP; 0 is the usual one of domain and type; for AF_PACKET one of ETH_P_*
 * @return Socket|false false on error, with a warning and socket_last_error()
 * @throws ValueError if the domain is another one, or if the type, without its flags, is above 10
 * @phpstan-throws Throwable
 * @since PHP 4.1
 */
function socket_create(int $domain, int $type, int $protocol): Socket|false {}

/**
 * Connects the socket to an address: connect(2).
 * @param Socket $socket
 * @param string $address numeric address or host name; for AF_UNIX a path, at most 107 bytes, abstract with a leading NUL
 * @param int|null $port port, 0 to 65535, any other is taken modulo 65536; required for AF_INET and AF_INET6
 * @return bool true once connected; false on error, with a warning and socket_last_error($socket), a code below -10000 if the
 *     host lookup failed; SOCKET_EINPROGRESS (the socket is non-blocking) and SOCKET_EAGAIN do not warn
 * @throws ValueError if the port is null for AF_INET or AF_INET6, if the path is too long, or if the socket is of another family
 * @throws Error if the socket is closed
 * @phpstan-throws Throwable
 * @since PHP 4.1
 */
function socket_connect(Socket $socket, string $address, ?int $port = null): bool {}

/**
 * Describes an error code in words: strerror(3), or hstrerror(3) for the codes of host lookups.
 * @param int $error_code code of socket_last_error(); codes below -10000 are those of host lookups
 * @return string
 * @throws ValueError if the code does not fit 32 bits
 * @since PHP 4.1
 */
function socket_strerror(int $error_code): string {}

/**
 * Gives the socket an address of its own: bind(2).
 * @param Socket $socket
 * @param string $address numeric address or host name; for AF_UNIX a path, at most 107 bytes, abstract with a leading NUL, ""
 *     picks one; for AF_PACKET an interface's name, an unknown one stands for all
 * @param int $port port, 0 to 65535; 0 picks a free one; before PHP 8.5 any other is taken modulo 65536; ignored for
 *     AF_UNIX and AF_PACKET
 * @return bool true; false on error, with a warning and socket_last_error($socket), a code below -10000 if the host lookup failed
 * @throws ValueError if the path is too long, if the socket is of another family, or since PHP 8.5, whatever the family, if the
 *     port is not between 0 and 65535
 * @throws Error if the socket is closed
 * @phpstan-throws Throwable
 * @since PHP 4.1
 */
function socket_bind(Socket $socket, string $address, int $port = 0): bool {}

/**
 * Receives data from a connected socket: recv(2).
 * @param Socket $socket connected socket
 * @param mixed $data set to what came; to null at the end of the stream and on error
 * @param-out string|null $data
 * @param int $length most bytes to receive; with 0 or less, and with PHP_INT_MAX, the result is false, without a warning and without a code, and $data
 *     is left alone
 * @param int $flags MSG_*, or 0
 * @return int|false number of bytes received, with MSG_TRUNC the whole datagram's, 0 at the end of the stream; false on error,
 *     with a warning and socket_last_error($socket), but SOCKET_EAGAIN (nothing is there) does not warn
 * @throws TypeError if the type of a property that $data refers to refuses the value
 * @throws Error if the socket is closed
 * @phpstan-throws Throwable
 * @since PHP 4.1
 */
function socket_recv(Socket $socket, &$data, int $length, int $flags): int|false {}

/**
 * Sends data to a connected socket, perhaps not all of it: send(2).
 * @param Socket $socket connected socket
 * @param string $data
 * @param int $length send at most this many bytes of the data
 * @param int $flags MSG_*, or 0
 * @return int|false number of bytes sent; false on error, with a warning and socket_last_error($socket), but SOCKET_EAGAIN (no
 *     room yet) does not warn
 * @throws ValueError if the length is negative
 * @throws Error if the socket is closed
 * @phpstan-throws Throwable
 * @since PHP 4.1
 */
function socket_send(Socket $socket, string $data, int $length, int $flags): int|false {}

/**
 * Receives data together with its sender's address: recvfrom(2).
 * @param Socket $socket
 * @param mixed $data set to what came
 * @param-out string $data
 * @param int $length most bytes to receive; with 0 or less, and with PHP_INT_MAX, the result is false, without a warning and
 *     without a code
 * @param int $flags MSG_*, or 0
 * @param mixed $address set to the sender's address or path, "" if an AF_UNIX sender has none; for AF_PACKET to the name of the
 *     interface
 * @param-out string $address
 * @param mixed $port set to the sender's port, for AF_PACKET to the interface's index; required for AF_INET and AF_INET6
 * @param-out int $port
 * @return int|false number of bytes received, with MSG_TRUNC the whole datagram's; false on error, with a warning and
 *     socket_last_error($socket), but SOCKET_EAGAIN (nothing is there) does not warn; on false no argument is changed
 * @throws ArgumentCountError if the port is left out for AF_INET or AF_INET6
 * @throws ValueError if the socket is of another family, or if AF_PACKET does not take the flags
 * @throws TypeError if the type of a property that $data, $address or $port refers to refuses the value
 * @throws Error if the socket is closed, or if the interface of an AF_PACKET message is gone
 * @phpstan-throws Throwable
 * @since PHP 4.1
 */
function socket_recvfrom(Socket $socket, &$data, int $length, int $flags, &$address, &$port = null): int|false {}

/**
 * Sends data to an address: sendto(2).
 * @param Socket $socket
 * @param string $data
 * @param int $length send at most this many bytes of the data
 * @param int $flags MSG_*, or 0
 * @param string $address numeric address or host name; for AF_UNIX a path, at most 107 bytes (before PHP 8.4 a longer one is
 *     cut), abstract with a leading NUL; ignored for AF_PACKET
 * @param int|null $port port, 0 to 65535, before PHP 8.5 any other is taken modulo 65536; for AF_PACKET the interface's index;
 *     required for all families but AF_UNIX
 * @return int|false number of bytes sent; false on error, with a warning and socket_last_error($socket), a code below -10000 if
 *     the host lookup failed; SOCKET_EAGAIN (no room yet) does not warn
 * @throws ValueError if the length is negative, if the port is null but required, if the socket is of another family, since PHP
 *     8.4 if the path is too long, or since PHP 8.5, but not for AF_PACKET, if the port is not between 0 and 65535
 * @throws Error if the socket is closed
 * @phpstan-throws Throwable
 * @since PHP 4.1
 */
function socket_sendto(Socket $socket, string $data, int $length, int $flags, string $address, ?int $port = null): int|false {}

/**
 * Reads an option of the socket: getsockopt(2).
 * @param Socket $socket
 * @param int $level SOL_SOCKET or a protocol: SOL_TCP, SOL_UDP, IPPROTO_IP, IPPROTO_IPV6
 * @param int $option SO_*, TCP_*, IP_*, IPV6_*
 * @return array<mixed>|int|false an integer, also for an option that is on or off; an array for
 *     SO_LINGER: "l_onoff" (0 or 1) and "l_linger" (seconds);
 *     SO_RCVTIMEO and SO_SNDTIMEO: "sec" (seconds) and "usec" (microseconds), both 0 for no limit;
 *     SO_BINDTODEVICE: "name" (the interface's, "" without one); TCP_CONGESTION: "name" (the algorithm's);
 *     SO_MEMINFO: "rmem_alloc", "rcvbuf", "wmem_alloc", "sndbuf", "fwd_alloc", "wmem_queued", "optmem", "backlog" (bytes) and
 *     "drops" (packets).
 *     IP_MULTICAST_IF and IPV6_MULTICAST_IF give the interface's index, 0 for any. IPV6_PKTINFO cannot be read on Linux.
 *     False on error, with a warning and socket_last_error($socket); with a warning alone if no interface has the address
 *     of IP_MULTICAST_IF
 * @throws Error if the socket is closed
 * @phpstan-throws Throwable
 * @since PHP 4.3
 */
function socket_get_option(Socket $socket, int $level, int $option): array|int|false {}

/**
 * @alias socket_get_option
 * @return array<mixed>|int|false
 */
function socket_getopt(Socket $socket, int $level, int $option): array|int|false {}

/**
 * Sets an option of the socket: setsockopt(2).
 * @param Socket $socket
 * @param int $level SOL_SOCKET or a protocol: SOL_TCP, SOL_UDP, IPPROTO_IP, IPPROTO_IPV6
 * @param int $option SO_*, TCP_*, IP_*, IPV6_*, MCAST_*
 * @param mixed $value an integer, to which any value is converted as by (int); but for
 *     SO_LINGER: an array of "l_onoff" (0 or 1) and "l_linger" (seconds), each 0 to 65535, before PHP 8.4 modulo 65536;
 *     SO_RCVTIMEO and SO_SNDTIMEO: an array of "sec" (seconds) and "usec" (microseconds, 0 to 999999), both 0 for no limit;
 *     SO_BINDTODEVICE: the interface's name, "" for none; TCP_CONGESTION: the algorithm's name;
 *     SO_ATTACH_REUSEPORT_CBPF: SKF_AD_CPU or SKF_AD_QUEUE, to choose a socket by CPU or by queue; 0 detaches the program;
 *     TCP_USER_TIMEOUT: 0 to 2147483647 (milliseconds); UDP_SEGMENT: 0 to 65535 (bytes);
 *     IP_MULTICAST_IF and IPV6_MULTICAST_IF: the interface's index (an integer, 0 for any) or its name (any other type);
 *     IP_MULTICAST_TTL: 0 to 255; IPV6_MULTICAST_HOPS: -1 (the default) to 255;
 *     IP_MULTICAST_LOOP and IPV6_MULTICAST_LOOP: a value that is true or false;
 *     MCAST_JOIN_GROUP and MCAST_LEAVE_GROUP: an array of "group" (address or host name) and "interface" (index or name as above,
 *     any without it); the other MCAST_*: "source" (address or host name) besides these;
 *     IPV6_PKTINFO: an array of "addr" (IPv6 address or host name) and "ifindex" (index or name as above).
 *     An object may stand for an array, with its properties, but not for that of IPV6_PKTINFO
 * @return bool true; false on error, with a warning and socket_last_error($socket), a code below -10000 if a host lookup failed;
 *     with a warning alone for an interface's name that does not exist, an IP_MULTICAST_IF without an address, an IPV6_PKTINFO
 *     that cannot be converted, an unknown program of SO_ATTACH_REUSEPORT_CBPF, and before PHP 8.5 MCAST_* on a socket that is
 *     not AF_INET or AF_INET6
 * @throws ValueError if a key is missing (other than "interface", and other than of IPV6_PKTINFO), or if an interface's index,
 *     a TTL or a hop limit is out of range; since PHP 8.4 for SO_LINGER out of range; since PHP 8.5 for UDP_SEGMENT out of range
 *     and for MCAST_* on a socket that is not AF_INET or AF_INET6; since PHP 8.6 for TCP_USER_TIMEOUT beyond 0 to 4294967295
 * @throws TypeError since PHP 8.4 if SO_LINGER, SO_RCVTIMEO or SO_SNDTIMEO gets no array; since PHP 8.5 if MCAST_* gets no array,
 *     or SO_BINDTODEVICE or TCP_CONGESTION no string; since PHP 8.6 if SO_ATTACH_REUSEPORT_CBPF gets no integer
 * @throws Error if the socket is closed
 * @phpstan-throws Throwable
 * @since PHP 4.3
 */
function socket_set_option(Socket $socket, int $level, int $option, $value): bool {}

/**
 * @alias socket_set_option
 * @param mixed $value
 */
function socket_setopt(Socket $socket, int $level, int $option, $value): bool {}

/**
 * Opens two sockets that are connected to each other: socketpair(2).
 * @param int $domain AF_UNIX on Linux
 * @param int $type SOCK_STREAM, SOCK_DGRAM or SOCK_SEQPACKET, optionally with SOCK_CLOEXEC and SOCK_NONBLOCK
 * @param int $protocol 0
 * @param mixed $pair set to the two sockets; left alone on error
 * @param-out array{Socket, Socket} $pair
 * @return bool true; false on error, with a warning and socket_last_error()
 * @throws ValueError if the domain is none of AF_UNIX, AF_INET and AF_INET6, or if the type, without its flags, is above 10
 * @throws TypeError if the type of a property that $pair refers to refuses the value
 * @phpstan-throws Throwable
 * @since PHP 4.1
 */
function socket_create_pair(int $domain, int $type, int $protocol, &$pair): bool {}

/**
 * Ends receiving, sending or both on a connected socket: shutdown(2).
 * @param Socket $socket connected socket
 * @param int $mode SHUT_RD, SHUT_WR or SHUT_RDWR: 0, 1 or 2
 * @return bool true; false on error, with a warning and socket_last_error($socket)
 * @throws ValueError since PHP 8.5, if the mode is another one
 * @throws Error if the socket is closed
 * @phpstan-throws Throwable
 * @since PHP 4.1
 */
function socket_shutdown(Socket $socket, int $mode = 2): bool {}

/**
 * Tells whether the next byte is the one after out-of-band data: sockatmark(3).
 * @param Socket $socket
 * @return bool whether the mark is reached; false on error too, with a warning and socket_last_error($socket)
 * @throws Error if the socket is closed
 * @phpstan-throws Throwable
 * @since PHP 8.3 in stock
 */
function socket_atmark(Socket $socket): bool {}

/**
 * Tells the code of the last error. Success does not clear it.
 * @param Socket|null $socket null asks for the last error of any socket function
 * @return int an errno, a code below -10000 for a failed host lookup, or 0
 * @throws Error if the socket is closed
 * @since PHP 4.1
 */
function socket_last_error(?Socket $socket = null): int {}

/**
 * Forgets the last error.
 * @param Socket|null $socket null clears the last error of any socket function
 * @throws Error if the socket is closed
 * @since PHP 4.2
 */
function socket_clear_error(?Socket $socket = null): void {}

/**
 * Makes a Socket of a stream. Both work on one descriptor, and the stream stays open as long as the Socket lives.
 * @param resource $stream stream of a socket; its read buffer is switched off
 * @return Socket|false false on error, with a warning and socket_last_error(); with a warning alone if the stream has no
 *     descriptor of a socket
 * @throws TypeError if it is no stream, or a closed one
 * @phpstan-throws Throwable
 * @since PHP 5.4
 */
function socket_import_stream($stream): Socket|false {}

/**
 * Makes a stream of a Socket. Both work on one descriptor; a second call returns the same stream.
 * @param Socket $socket
 * @return resource|false false, with a warning but without a code, if no stream can be made
 * @throws Error if the socket is closed
 * @phpstan-throws Throwable
 * @since PHP 7.0.7
 */
function socket_export_stream(Socket $socket) {}

/**
 * Sends a message with control data, such as descriptors: sendmsg(2).
 * @param Socket $socket
 * @param array<mixed> $message the keys "name" (address, or null), "iov" (strings) and "control" (arrays of "level", "type" and "data"),
 *     each of them optional. An address has "family" (the socket's by default) and "path", or "addr" (address or host name) and
 *     "port", for AF_INET6 also "flowinfo" and "scope_id". "data" is for SCM_RIGHTS a list of Sockets and streams, for
 *     SCM_CREDENTIALS "pid", "uid" and "gid", for IP_PKTINFO "ifindex" (index or name), "spec_dst" and "addr", each of them optional,
 *     for IPV6_PKTINFO "addr" and "ifindex", for IP_TTL, IPV6_HOPLIMIT and IPV6_TCLASS an integer, for IP_TOS 0 to 255, for
 *     UDP_SEGMENT 0 to 65535 (bytes), for SO_TIMESTAMPING what is to be stamped; for a type that has no value here a string of its bytes
 * @param int $flags MSG_*, or 0
 * @return int|false number of bytes sent; false on error, with a warning and socket_last_error($socket), but SOCKET_EAGAIN (no
 *     room yet) does not warn; with a warning alone if the message cannot be converted, and a code if a host lookup failed
 * @throws ValueError if the flags do not fit 32 bits
 * @throws Error if the socket is closed
 * @phpstan-throws Throwable
 * @since PHP 5.5
 */
function socket_sendmsg(Socket $socket, array $message, int $flags = 0): int|false {}

/**
 * Receives a message with control data: recvmsg(2).
 * @param Socket $socket
 * @param array<mixed> $message on entry "name" (an array, to ask for the sender), "buffer_size" (bytes, 8192 by default, at most
 *     104857600; 0 only with MSG_PEEK or MSG_ERRQUEUE) and "controllen" (bytes of control data, see socket_cmsg_space(); required, at
 *     least 1); set to the keys "name", "control", "iov" and "flags", as socket_sendmsg() takes them, "name" null without a sender.
 *     "data" is for SO_TIMESTAMP "sec" and "usec", for SO_TIMESTAMPNS "sec" and "nsec", for SO_TIMESTAMPING three of these, for
 *     IP_RECVERR and IPV6_RECVERR "errno", "origin", "type", "code", "info", "data" and "offender" (address, or null), for UDP_GRO and
 *     SO_RXQ_OVFL an integer, for SCM_PIDFD a stream, for SCM_SECURITY and all types that have no value here a string of the bytes.
 *     Control messages that the kernel has cut (MSG_CTRUNC) are left out. Left alone on error
 * @param-out array<mixed> $message
 * @param int $flags MSG_*, or 0
 * @return int|false number of bytes received, with MSG_TRUNC the whole datagram's; false on error, with a warning and
 *     socket_last_error(), but not the Socket's own code; with a warning alone if $message cannot be converted
 * @throws ValueError if the flags do not fit 32 bits
 * @throws TypeError if the type of a property that $message refers to refuses the value
 * @throws Error if the socket is closed
 * @phpstan-throws Throwable
 * @since PHP 5.5
 */
function socket_recvmsg(Socket $socket, array &$message, int $flags = 0): int|false {}

#if PHP_VERSION_ID >= 80600
/**
 * Tells how much room a control message takes, for "controllen" of socket_recvmsg(): CMSG_SPACE, cmsg(3).
 * @param int $level level of the control message, such as SOL_SOCKET
 * @param int $type type of the control message, such as SCM_RIGHTS
 * @param int $num number of elements, for SCM_RIGHTS the descriptors; ignored for types of a fixed size
 * @return int size in bytes, the header and the padding included
 * @throws ValueError if socket_sendmsg() cannot send that level and type, if the number is negative, or if one of the three does
 *     not fit 32 bits
 * @since PHP 5.5
 */
function socket_cmsg_space(int $level, int $type, int $num = 0): int {}
#else
# function socket_cmsg_space(int $level, int $type, int $num = 0): ?int {}
#endif

/**
 * Looks up the addresses of a host and a service: getaddrinfo(3).
 * @param string $host name or numeric address
 * @param string|null $service name or port number
 * @param array<mixed> $hints the keys "ai_flags" (AI_*), "ai_socktype", "ai_protocol" and "ai_family" (integers) narrow the search
 * @param mixed $error_code set to the error, EAI_*, if the lookup fails, else left alone; since PHP 8.6 in stock
 * @param-out int|null $error_code
 * @return array<AddressInfo>|false false if the lookup fails, without a warning and without a code of socket_last_error()
 * @throws ValueError if the hints have another key (before PHP 8.5 integer keys are passed over); since PHP 8.5 if a hint is not
 *     between 0 and 2147483647, or if "ai_family" is none of AF_UNSPEC, AF_INET and AF_INET6
 * @throws TypeError since PHP 8.5 if a hint is no number; if the type of a property that $error_code refers to refuses the value
 * @phpstan-throws Throwable
 * @since PHP 7.2
 */
function socket_addrinfo_lookup(string $host, ?string $service = null, array $hints = [], &$error_code = null): array|false {}

/**
 * Opens a socket and connects it to an address: socket(2), connect(2).
 * @param AddressInfo $address
 * @return Socket|false false on error, with a warning and socket_last_error(), but SOCKET_EAGAIN and
 *     SOCKET_EINPROGRESS do not warn
 * @since PHP 7.2
 */
function socket_addrinfo_connect(AddressInfo $address): Socket|false {}

/**
 * Opens a socket and binds it to an address: socket(2), bind(2).
 * @param AddressInfo $address
 * @return Socket|false false on error, with a warning and socket_last_error(), but SOCKET_EAGAIN and
 *     SOCKET_EINPROGRESS do not warn
 * @since PHP 7.2
 */
function socket_addrinfo_bind(AddressInfo $address): Socket|false {}

/**
 * Shows what an AddressInfo holds.
 * @param AddressInfo $address
 * @return array<string, mixed> the keys "ai_flags", "ai_family", "ai_socktype", "ai_protocol" (integers), "ai_canonname" (if there is one) and
 *     "ai_addr" ("sin_port" and "sin_addr", or "sin6_port" and "sin6_addr")
 * @since PHP 7.2
 */
function socket_addrinfo_explain(AddressInfo $address): array {}
