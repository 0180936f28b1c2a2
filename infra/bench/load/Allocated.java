import com.sun.tools.attach.VirtualMachine;
import javax.management.ObjectName;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Prints how many bytes the threads of a running JVM have allocated since it began. */
class Allocated {

  public static void main(String[] arguments) throws Exception {
    VirtualMachine machine = VirtualMachine.attach(arguments[0]);
    String address = machine.startLocalManagementAgent();
    machine.detach();
    try (var connector = JMXConnectorFactory.connect(new JMXServiceURL(address))) {
      System.out.println(
          connector
              .getMBeanServerConnection()
              .getAttribute(
                  new ObjectName("java.lang:type=Threading"), "TotalThreadAllocatedBytes"));
    }
  }
}
