// mesos-go, as it is by default, with one large OFFERS record at a time. It does what LargeRecordScenario and
// LargeRecordMemoryScenario do with the clients in Java, and prints what they print. Memory is HeapAlloc right after a
// collection.
package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"runtime"
	"sort"
	"strconv"
	"time"

	"github.com/mesos/mesos-go/api/v1/lib"
	"github.com/mesos/mesos-go/api/v1/lib/encoding/codecs"
	"github.com/mesos/mesos-go/api/v1/lib/extras/scheduler/controller"
	"github.com/mesos/mesos-go/api/v1/lib/httpcli"
	"github.com/mesos/mesos-go/api/v1/lib/httpcli/httpsched"
	"github.com/mesos/mesos-go/api/v1/lib/scheduler"
	"github.com/mesos/mesos-go/api/v1/lib/scheduler/events"
)

const (
	betweenLooks = 10 * time.Millisecond
	untilSettled = 100 * time.Millisecond
	mostLooks    = 20
	warmUp       = 3
	limit        = 120 * time.Second
)

// The arguments are the URI of the server and scenarios, the words of each followed by a dot:
// large BYTES WARM_UP RECORDS, memory BYTES.
func main() {
	var words []string
	for _, word := range os.Args[2:] {
		if word != "." {
			words = append(words, word)
			continue
		}
		if err := run(os.Args[1], words); err != nil {
			fmt.Println("FAILED", err)
			os.Exit(1)
		}
		words = nil
	}
}

func run(master string, words []string) error {
	numbers := make([]int, 0, len(words))
	for _, word := range words[1:] {
		number, err := strconv.Atoi(word)
		if err != nil {
			return err
		}
		numbers = append(numbers, number)
	}
	switch words[0] {
	case "large":
		return large(master, numbers[0], numbers[1], numbers[2])
	case "memory":
		return memory(master, numbers[0])
	}
	return fmt.Errorf("unknown scenario %v", words)
}

func large(master string, bytes, before, records int) error {
	s, err := subscribe(master, fmt.Sprintf("offers %d %d", bytes, before+records), func() {})
	if err != nil {
		return err
	}
	defer s.end()
	var nanos []int64
	var sum int64
	for record := 0; record < before+records; record++ {
		start := time.Now()
		if _, err := s.next(); err != nil {
			return err
		}
		if record >= before {
			took := time.Since(start).Nanoseconds()
			nanos = append(nanos, took)
			sum += took
		}
	}
	sort.Slice(nanos, func(i, j int) bool { return nanos[i] < nanos[j] })
	result("milliseconds", float64(nanos[records/2])/1e6)
	result("nanoseconds per byte", float64(sum)/float64(records)/float64(bytes))
	return nil
}

func memory(master string, bytes int) error {
	inside := int64(0)
	s, err := subscribe(master, fmt.Sprintf("offers %d %d", bytes, warmUp+1), func() { inside = live() })
	if err != nil {
		return err
	}
	defer s.end()
	for record := 0; record < warmUp; record++ {
		if _, err := s.next(); err != nil {
			return err
		}
	}
	before := settled(nil)
	over, most := make(chan struct{}), make(chan int64)
	go peak(over, most)
	event, err := s.next()
	close(over)
	seen := <-most
	if err != nil {
		return err
	}
	offers := len(event.GetOffers().GetOffers())
	held := settled(event)
	event = nil
	dropped := settled(nil)
	result("peak bytes", float64(max(seen, inside, held)-before))
	result("message bytes", float64(max(0, held-dropped)))
	result("kept bytes", float64(max(0, dropped-before)))
	result("offers", float64(offers))
	return nil
}

// What is live when two looks see the same; the event is live until then.
func settled(event *scheduler.Event) int64 {
	last := live()
	for look := 0; look < mostLooks; look++ {
		time.Sleep(untilSettled)
		now := live()
		same := 1000*max(last-now, now-last) < max(last, now)
		last = now
		if same {
			break
		}
	}
	runtime.KeepAlive(event)
	return last
}

func peak(over <-chan struct{}, most chan<- int64) {
	seen := int64(0)
	for {
		select {
		case <-over:
			most <- seen
			return
		default:
			seen = max(seen, live())
			time.Sleep(betweenLooks)
		}
	}
}

func live() int64 {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return int64(stats.HeapAlloc)
}

func max(first int64, others ...int64) int64 {
	for _, other := range others {
		if other > first {
			first = other
		}
	}
	return first
}

func result(name string, value float64) {
	fmt.Println("RESULT", name, strconv.FormatFloat(value, 'f', -1, 64))
}

// A subscription, which tells the server when to go on.
type subscription struct {
	master    string
	framework string
	offers    chan *scheduler.Event
	ended     chan error
	end       context.CancelFunc
}

// Subscribe with a name that tells the server what to send, and have inside called within the handler of offers.
func subscribe(master, name string, inside func()) (*subscription, error) {
	ctx, cancel := context.WithCancel(context.Background())
	s := &subscription{master: master, offers: make(chan *scheduler.Event, 1), ended: make(chan error, 1), end: cancel}
	caller := httpsched.NewCaller(httpcli.New(httpcli.Endpoint(master+"/api/v1/scheduler"),
		httpcli.Codec(codecs.ByMediaType[codecs.MediaTypeProtobuf])))
	subscribed := make(chan string, 1)
	handler := events.HandlerFunc(func(_ context.Context, event *scheduler.Event) error {
		switch event.GetType() {
		case scheduler.Event_SUBSCRIBED:
			subscribed <- event.GetSubscribed().GetFrameworkID().GetValue()
		case scheduler.Event_OFFERS:
			inside()
			s.offers <- event
		}
		return nil
	})
	go func() {
		_ = controller.Run(ctx, &mesos.FrameworkInfo{User: "benchmark", Name: name}, caller,
			controller.WithEventHandler(handler),
			controller.WithSubscriptionTerminated(func(err error) {
				s.ended <- err
				cancel()
			}))
	}()
	select {
	case s.framework = <-subscribed:
		return s, nil
	case err := <-s.ended:
		return nil, fmt.Errorf("the client gave up: %v", err)
	case <-time.After(limit):
		return nil, errors.New("not subscribed in time")
	}
}

// Have the next record sent, and return the event it gives.
func (s *subscription) next() (*scheduler.Event, error) {
	response, err := http.Get(s.master + "/next/" + s.framework)
	if err != nil {
		return nil, err
	}
	_ = response.Body.Close()
	select {
	case event := <-s.offers:
		return event, nil
	case err := <-s.ended:
		return nil, fmt.Errorf("the client gave up: %v", err)
	case <-time.After(limit):
		return nil, errors.New("the record did not arrive in time")
	}
}
